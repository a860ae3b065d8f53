import ArgumentParser
package import DirectoryServer

/// As the option writes a rate policy.
package struct RateOption: ExpressibleByArgument, Sendable {
    package let policy: RatePolicy

    package init(policy: RatePolicy) { self.policy = policy }

    package init?(argument: String) {
        switch argument {
        case "documented": policy = .documented
        case "off": policy = .off
        default:
            guard argument.hasPrefix("x") || argument.hasPrefix("×"), let factor = Double(argument.dropFirst()),
                factor > 0, factor <= 1000
            else { return nil }
            policy = .scaled(factor)
        }
    }

    package var defaultValueDescription: String { "documented" }
}
