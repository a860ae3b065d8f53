import JobModel

/// The columns of first and last name of a sheet that has no column of whole names.
struct NameColumns {
    let first: String
    let last: String
    let isChinese: Bool

    /// `nil` where there is not exactly one of each.
    init?(_ headers: [String]) {
        func columns(_ names: Set<String>) -> [String] {
            headers.filter { names.contains(HeaderNames.squeeze(HeaderNames.fold(HeaderForm($0).name))) }
        }
        let (firsts, lasts) = (columns(Self.firsts), columns(Self.lasts))
        guard firsts.count == 1, lasts.count == 1 else { return nil }
        first = firsts[0]
        last = lasts[0]
        isChinese = !HeaderForm(last).name.isASCII
    }

    /// As the job's `columns` writes it; a Chinese name has its family name first and no space.
    var template: String { isChinese ? "{\(last)}{\(first)}" : "{\(first)} {\(last)}" }

    private static let firsts: Set<String> = [
        "firstname", "givenname", "givennames", "first", "forename", "employeefirstname", "legalfirstname",
        "legalnamefirstname", "preferredfirstname", "名", "名字",
    ]
    private static let lasts: Set<String> = [
        "lastname", "surname", "familyname", "last", "employeelastname", "legallastname",
        "legalnamelastname", "preferredlastname", "姓", "姓氏",
    ]
}
