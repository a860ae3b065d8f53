/// Where a page may be asked to lead: to a page of this console, and to no other address.
enum OwnAddress {
    /// The address, or the first page in place of one that is not of this console.
    static func of(_ page: String) -> String {
        // Browsers leave tabs and line breaks out of an address before they look at its slashes.
        let isAddress = page.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
        return isAddress && page.hasPrefix("/") && !page.hasPrefix("//") && !page.contains("\\") ? page : "/"
    }
}
