SELECT 1; -- a comment that ends with a returnSELECT 2;
SELECT 3;
