//! What is chosen from a list: kept in the tables by its code, which is also its name at the boundary.

/// Declares an enum whose variants have codes, in the order of their list, and how it is kept.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $code)] $variant),+
        }

        impl From<$name> for &'static str {
            fn from(coded: $name) -> Self {
                match coded { $($name::$variant => $code),+ }
            }
        }

        /// `Err` for what is no code, or one that a newer program wrote.
        impl TryFrom<&str> for $name {
            type Error = ();

            fn try_from(code: &str) -> Result<Self, ()> {
                match code { $($code => Ok(Self::$variant),)+ _ => Err(()) }
            }
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(<&'static str>::from(*self).into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                Self::try_from(value.as_str()?).map_err(|()| rusqlite::types::FromSqlError::InvalidType)
            }
        }
    };
}
pub(crate) use coded;

/// Codes as one column: separated by spaces, in the order of their list, each once.
pub(super) fn joined<T: Copy + Ord + Into<&'static str>>(chosen: &[T]) -> String {
    let mut chosen = chosen.to_vec();
    chosen.sort_unstable();
    chosen.dedup();
    chosen.into_iter().map(Into::into).collect::<Vec<&str>>().join(" ")
}

/// The codes of a column. One that a newer program wrote is left out.
pub(super) fn split<T: for<'c> TryFrom<&'c str>>(column: &str) -> Vec<T> {
    column.split(' ').filter_map(|code| T::try_from(code).ok()).collect()
}
