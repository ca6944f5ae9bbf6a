//! The printed plan.
