package import JobEngine

/// What a program is given of a run: summary.json, and how the directory was read where this process did it.
package struct PrintedSummary: Sendable, Encodable {
    private let summary: RunSummary

    package init(summary: RunSummary) { self.summary = summary }

    private enum Key: String, CodingKey { case reading }

    package func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var values = encoder.container(keyedBy: Key.self)
        try values.encodeIfPresent(summary.reading, forKey: .reading)
    }
}
