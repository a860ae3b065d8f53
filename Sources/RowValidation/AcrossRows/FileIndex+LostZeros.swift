extension FileIndex {
    /// Whether a sheet pads its numbers with zeros and some lack them, so that the rows are worth a second look.
    package var hasLostZeros: Bool { employeeNumbers.padding.hasShorter || userIDs.padding.hasShorter }

    /// How many digits the numbers of a field have in this sheet, if this one seems to have lost its zeros.
    func lostZeros(_ field: UniqueField, _ text: String) -> Int? {
        let padding = field == .userID ? userIDs.padding : employeeNumbers.padding
        guard let width = padding.width, NumberPadding.isNumber(text), text.utf8.count < width else { return nil }
        return width
    }
}
