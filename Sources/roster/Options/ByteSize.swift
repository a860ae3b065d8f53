import ArgumentParser
import JobSession

extension ByteSize: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
