ALTER TYPE platform ADD VALUE 'phone';
ALTER TYPE auth.role ADD VALUE 'owner' BEFORE 'admin';
ALTER TYPE platform ADD VALUE 'desktop' AFTER 'web';
