import ContactAPI

extension DirectoryRequest {
    /// Says which kinds of id the request uses; without it the directory assumes kinds of its own.
    mutating func addIDTypes(_ idType: UserIDType = .userID) {
        add("user_id_type", idType.rawValue)
        add("department_id_type", DepartmentIDType.openDepartmentID.rawValue)
    }

    /// Asks for the largest page the endpoint gives (contact API, 1.8).
    mutating func addPage(_ token: String?) {
        add("page_size", String(endpoint.pageSize))
        if let token { add("page_token", token) }
    }
}
