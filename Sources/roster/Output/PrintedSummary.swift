import JobEngine

/// What `--json` prints of a run: summary.json, and how the directory was read where this process did it.
struct PrintedSummary: Encodable {
    let summary: RunSummary

    private enum Key: String, CodingKey { case reading }

    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var values = encoder.container(keyedBy: Key.self)
        try values.encodeIfPresent(summary.reading, forKey: .reading)
    }
}
