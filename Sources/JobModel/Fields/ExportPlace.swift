/// Where an export has a field's column; its header is the field's name.
package enum ExportPlace: Sendable {
    /// Before the custom attributes, in the order of the fields.
    case first
    /// After the custom attributes, in the order of the fields.
    case last
    /// After all columns that earlier versions wrote: what people have built on an export's columns stays right.
    case added
    /// In no column.
    case none
}
