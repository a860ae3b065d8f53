/// One row after reading: typed values, with references to people and departments not yet resolved.
///
/// Indirect, because it is large and handed on many times.
package indirect enum Draft: Sendable, Equatable {
    case person(PersonDraft)
    case department(DepartmentDraft)
}
