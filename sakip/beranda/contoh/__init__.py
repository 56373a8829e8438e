"""The worked example: four regencies with documents, people and agreements, loaded by `manage.py muat_contoh`.

Its content is data (`data/`); people are invented and recognisable as such.
"""
