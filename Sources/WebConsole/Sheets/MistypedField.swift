import JobSession

/// A field of the form of columns whose text was not taken, and why.
struct MistypedField: Sendable {
    let name: String
    let error: TypedMappingError
}
