"""What the workshop kit says: documents that help a group to tell its story."""
