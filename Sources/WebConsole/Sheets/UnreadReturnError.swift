import Wording

/// Why a file that came back cannot be read.
struct UnreadReturnError: Error {
    let error: any ExplainedError
}
