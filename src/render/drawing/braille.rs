//! Drawings as dots for a terminal.
