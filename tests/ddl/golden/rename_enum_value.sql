ALTER TYPE platform RENAME VALUE 'web-app' TO 'pwa';
