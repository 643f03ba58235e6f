"""What the revisions beside import, as scripts import the application they belong to."""
