SELECT 'not closed;
