"""What is printed of planning documents, and its tables for page, paper and worksheet alike (GM/SM Lampiran)."""
