//! Which moves are chosen, and for whom.
