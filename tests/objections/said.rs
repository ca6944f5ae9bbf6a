//! What conditions say of a move, one by one and together.
