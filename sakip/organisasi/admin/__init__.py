"""The pages of the admin, by what they are about; importing them registers them."""

from . import daerah, jejak, ketentuan, pejabat, pengguna, tim

__all__ = ["daerah", "jejak", "ketentuan", "pejabat", "pengguna", "tim"]
