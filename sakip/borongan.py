"""Writing columns of many rows at once."""

from collections.abc import Iterable, Sequence

from django.db import connections, models, router


def perbarui(objek: Iterable[models.Model], medan: Sequence[str]) -> int:
    """Write these columns of each object; how many there were. Call inside a transaction.

    What `bulk_update` does, by one prepared statement: its CASE with a branch for every row and column takes a minute
    for the figures of a regency's year, this takes seconds.
    """
    semua = list(objek)
    if not semua:
        return 0
    meta = semua[0]._meta
    assert meta.pk is not None and meta.pk.column is not None
    connection = connections[router.db_for_write(type(semua[0]))]
    kolom = [k for k in meta.concrete_fields if k.name in medan]
    kutip = connection.ops.quote_name
    isian = ", ".join(f"{kutip(k.column)} = %s" for k in kolom if k.column)
    sql = f"UPDATE {kutip(meta.db_table)} SET {isian} WHERE {kutip(meta.pk.column)} = %s"  # noqa: S608 - names only
    baris = [[*(k.get_db_prep_save(getattr(o, k.attname), connection) for k in kolom), o.pk] for o in semua]
    with connection.cursor() as cursor:
        cursor.executemany(sql, baris)
    return len(semua)
