"""A server of S3 on loopback, for the tests of object storage."""
