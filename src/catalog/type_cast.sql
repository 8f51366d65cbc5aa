-- Which types turn into which, by assignment or only by an explicit cast.
SELECT format_type(c.castsource, NULL), format_type(c.casttarget, NULL), c.castcontext <> 'e'
  FROM pg_cast c
 WHERE c.castsource <> c.casttarget
