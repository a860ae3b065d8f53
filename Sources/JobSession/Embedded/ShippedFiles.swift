package import DirectoryServer
import Foundation

/// The files of `templates/` and `jobs/` that the command carries, so that it works without a checkout.
package enum ShippedFiles {
    /// A job, with the sheets that it reads, by their places beside it.
    package enum Job: String, CaseIterable {
        case onboarding
        case departments
        case fullExport = "full-export"

        package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

        package var files: [(path: String, bytes: [UInt8])] {
            switch self {
            case .onboarding:
                [
                    ("onboarding.yaml", PackageResources.onboarding_yaml),
                    ("onboarding/departments.csv", PackageResources.onboarding_departments_csv),
                    ("onboarding/people.csv", PackageResources.onboarding_people_csv),
                ]
            case .departments:
                [
                    ("departments.yaml", PackageResources.departments_yaml),
                    ("onboarding/departments.csv", PackageResources.onboarding_departments_csv),
                ]
            case .fullExport: [("full-export.yaml", PackageResources.full_export_yaml)]
            }
        }
    }

    /// What a job begins with; without a job the company file of the embedded directory.
    package static func template(of job: Job?) -> ShippedTemplate {
        ShippedTemplate(files: job.map(\.files) ?? [("company.yaml", company)])
    }

    package static var company: [UInt8] { PackageResources.company_yaml }

    /// The company that fills the embedded directory where no company file is near.
    package static func companyFile() throws -> CompanyFile {
        try CompanyFile(yaml: String(decoding: company, as: UTF8.self))
    }
}
