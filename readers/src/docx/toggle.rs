//! Properties that are on or off.

/// Whether a property that can be on or off is on; it is where it stands without a value.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}
