"""Worksheets in: `dasar` says what an importer is, `daftar` names all of them, `alur` holds the acts."""
