//! What keeps people from harm, wherever it is said.
