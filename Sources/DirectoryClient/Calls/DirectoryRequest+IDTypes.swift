import ContactAPI

extension DirectoryRequest {
    /// Says which kinds of id the request uses; without it the directory assumes kinds of its own.
    mutating func addIDTypes(_ idType: UserIDType = .userID) {
        add("user_id_type", idType.rawValue)
        add("department_id_type", DepartmentIDType.openDepartmentID.rawValue)
    }

    /// Asks for the largest page the endpoint gives (contact API, 1.8).
    mutating func addPage(_ token: String?) {
        let size =
            switch endpoint {
            case .scopes, .customAttributes, .employeeTypes: 100
            default: 50
            }
        add("page_size", String(size))
        if let token { add("page_token", token) }
    }
}
