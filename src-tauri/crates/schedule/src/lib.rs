//! Placeholder for the first build of dependencies.
