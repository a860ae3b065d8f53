/// How a company answers where the contact API leaves it open; the numbers are those of the page Unknowns.
package struct TenantSettings: Sendable, Equatable, Encodable {
    /// U31: whether a created person counts as joined at once.
    package var newUsers = NewUsers.unjoined
    /// U1: the most items of a v2 batch; more answers 40042.
    package var batchItems = 50
    /// U2, U6: how fast tasks are worked on; 0 is as fast as possible.
    package var taskItemsPerSecond = 0
    /// C5: among whom a department's name must be unique.
    package var departmentNames = DepartmentNames.sibling
    /// C2: the most direct members of a department (41016, 40144); 0 is no limit.
    package var departmentMembers = 10_000
    /// C1: the longest job title.
    package var jobTitleLength = 255
    /// The most job titles, and the most cities; above it a person is created with a defect (44054–44059).
    package var namedValues = 10_000
    /// The most job levels, and the most job families (42300, 42401).
    package var jobEntries = 10_000
    /// How many levels deep job families may stand (42413); the reference has no figure, and 0 is as deep as one likes.
    package var jobFamilyDepth = 0
    /// The most departments below one that a list goes through level by level (43010); 0 is no limit, as v3 has none.
    package var recursionLimit = 0
    /// U9: what answers an unknown department in the body of a create: the gateway's code or 44035.
    package var unknownDepartment = UnknownDepartment.gateway
    /// U11: what answers an unknown option or a kind that is not the attribute's.
    package var illegalAttributes = IllegalAttributes.refuse
    /// U14: what a patch does with the custom attributes it does not name.
    package var patchedAttributes = PatchedAttributes.merge
    /// S36: the switch of the console's "API call settings".
    package var customAttributesOpen = true

    /// S42: the domains for which the company has the vendor's mail; other addresses refuse the whole write (44001).
    package var mailDomains: [String] = []
    /// U18: how often a user_id may be changed.
    package var userIDChanges = 1
    /// U18: how often a department_id may be changed.
    package var departmentIDChanges = 1
    /// C9: the longest department_id that an existing department may be given.
    package var newDepartmentIDLength = 128
    /// U35: what answers the deletion of somebody who has left already.
    package var repeatedDeletion = RepeatedDeletion.accept
    /// 2.1: whether `department_path` of a person shows the way from the top, as the console decides for name cards.
    package var departmentPaths = DepartmentPaths.full
    /// Whether the company's edition restores people who left (44029).
    package var resurrection = Resurrection.allowed

    /// U3: who may ask for a task: any app of the company, or the one that handed it in (40032).
    package var taskReaders = TaskReaders.tenant
    /// C10: the status of a task that has ended, 9 or 8.
    package var finishedTaskStatus = 9
    /// U25: how calls are counted: over the span that ends now, or in spans that begin at whole multiples of it.
    package var rateWindows = RateWindows.sliding
    /// 1.7: the HTTP status of a throttled call, 429 or the 400 of older calls.
    package var throttleStatus = 429
    /// U26: whether the mobile number and email of somebody who left are free, or still held (41001, 41002).
    package var resignedContacts = ResignedContacts.free
    /// U16: the code of a batch's item whose department is out of scope, 40003 or 40052.
    package var outOfScopeItem = 40003
    /// U17: the code of an item whose mobile and email are two accounts', 40103 or 40013.
    package var accountConflictItem = 40103
    /// U15: the HTTP status of a wrong app secret, 200 or 400.
    package var wrongSecretStatus = 200
    /// Whether the company's edition has units (43050).
    package var units = Units.available

    /// 2.3: which edition; Lark takes no +86 number (44018), needs none beside an email, and answers a create without it.
    package var edition = Edition.feishu
    /// 2.3: one that is not verified has at most 100 people (41007, 40107) and takes mainland numbers alone (44019).
    package var verified = true
    /// The most people who have not left (41008, 40108); 0 is no limit.
    package var seats = 0
    /// 2.3: what v3 answers when the seats are taken, 41008 or 44023.
    package var seatsTakenCode = 41008
    /// 2.3: how many companies of the file a mobile number or an email may join within a day (44009); 0 is no limit.
    package var tenantsPerDay = 3
    /// U33: how many calls a calendar month (UTC) has (99991403), counted since the server began; 0 is no limit.
    package var monthlyCalls = 0
    /// C3: of which kind the person of a custom attribute is in a create: always a user_id, or as the query says.
    package var attributePeople = AttributePeople.userID
    /// C4: by what an enumeration's option is named in a request.
    package var attributeOptions = AttributeOptions.id
    /// C6: among whom a department's order must be unique.
    package var departmentOrders = DepartmentNames.sibling
    /// C7: whether `primary_member_count` counts those below a department.
    package var primaryMembers = PrimaryMembers.own
    /// C8: whether one of the documented permissions of v2's batches is enough.
    package var batchPermissions = BatchPermissions.any
    /// C12: the longest name of the legacy PUT, 64 or 255.
    package var legacyNameLength = 64
    /// C13: of which kind `leader_user_id` is in the legacy list: as the query says, or always an open_id.
    package var legacyLeaders = LegacyLeaders.query
    /// C14: the highest gender that the legacy PUT takes and the legacy list shows, 3 or 2.
    package var legacyGenders = 3
    /// C15: how a missing permission is named: `type` and `subject` as seen, or `scope` and `url` as documented.
    package var permissionViolations = PermissionViolations.observed
    /// U5: what `action` a batch says of whom it has created, 1 or 2.
    package var batchAction = 1
    /// U10: what answers an unknown leader in a body: 44022 or the gateway's code.
    package var unknownLeader = UnknownDepartment.invalid
    /// U12: whether the list of custom attributes has the key `items` while the switch is off.
    package var hiddenAttributes = HiddenAttributes.empty
    /// U23: what a get of the root department answers: its few values, or 40002.
    package var rootDepartment = RootDepartment.shown
    /// U28: whether a write that left something out (44054–44059) comes with the person.
    package var defectResponse = DefectResponse.none

    package init() {}
}
