//! Doses: one figure, from the source that names the move.
