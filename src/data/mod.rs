//! What `data/` holds, how it is read, and what must be true of it. The build script and a catalog given at run time go
//! through the same types, the same reading and the same checks, so that both are right or neither is.

pub mod catalog;
pub mod condition;
pub mod ladder;
pub mod order;
pub mod pose;
pub mod preference;
pub mod programme;
pub mod rule;
pub mod shown;
pub mod suggest;
pub mod symptom;
