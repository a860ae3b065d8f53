/// What kind of value a field holds, and where it is found, so that any format can write it as what it is.
///
/// A value that is not set is `nil`. The record is read where it lies: copying a person takes longer than writing a cell.
package enum FieldShape<Record: Sendable>: Sendable {
    package typealias Read<Value> = @Sendable (UnsafePointer<Record>) -> Value?

    case text(Read<String>)
    case flag(Read<Bool>)
    case number(Read<Int>)
    /// Unix seconds.
    case date(Read<Int>)
    /// A person by id.
    case person(Read<String>)
    /// People by id.
    case people(Read<[String]>)
    case texts(Read<[String]>)
    /// A department by its key.
    case department(Read<String>)
    /// Departments by their keys.
    case departments(Read<[String]>)
    /// A text made of several values, some of which a format may show in its own way.
    case made(@Sendable (UnsafePointer<Record>, FieldFormat) -> String?)
}

extension FieldShape {
    /// The same value of a record that holds this one.
    package func within<Whole: Sendable>(
        _ path: any KeyPath<Whole, Record> & Sendable
    ) -> FieldShape<Whole> {
        func reading<Value>(_ read: @escaping Read<Value>) -> FieldShape<Whole>.Read<Value> {
            { whole in withUnsafePointer(to: whole.pointee[keyPath: path]) { read($0) } }
        }
        return switch self {
        case .text(let read): .text(reading(read))
        case .flag(let read): .flag(reading(read))
        case .number(let read): .number(reading(read))
        case .date(let read): .date(reading(read))
        case .person(let read): .person(reading(read))
        case .people(let read): .people(reading(read))
        case .texts(let read): .texts(reading(read))
        case .department(let read): .department(reading(read))
        case .departments(let read): .departments(reading(read))
        case .made(let make):
            .made { whole, format in withUnsafePointer(to: whole.pointee[keyPath: path]) { make($0, format) } }
        }
    }
}
