ALTER INDEX auth."ix big" RENAME TO ix_list;
