package import ContactAPI
import JobModel

/// Which windows are kept for which endpoint, by the documentation and the job's settings.
package struct WindowPlan: Sendable {
    private let settings: ClientSettings

    package init(settings: ClientSettings) { self.settings = settings }

    package func windows(of endpoint: Endpoint) -> [RateWindow] {
        switch settings.rates {
        case .off: []
        case .documented: (settings.overrides[endpoint] ?? stated(for: endpoint)).map(adapted)
        }
    }

    package var movingWindows: [RateWindow] {
        switch settings.rates {
        case .off: []
        case .documented: RateWindow.movingPatch.map(adapted)
        }
    }

    /// The documented windows; careful figures of our own where the page has none (U6).
    private func stated(for endpoint: Endpoint) -> [RateWindow] {
        switch endpoint {
        case .batchAddUsers, .batchAddDepartments: [batchWindow]
        case .getDepartment, .employeeTypes, .listUsers, .addUser, .addDepartment, .listDepartments, .parentDepartments,
            .searchDepartments, .searchUsers, .replaceEmployeeType, .deleteEmployeeType:
            [RateWindow(limit: 5, span: .seconds(1))]
        case .task: [RateWindow(limit: 10, span: .seconds(1))]
        case .tenantAccessToken: []
        default: endpoint.rateWindows
        }
    }

    private var batchWindow: RateWindow {
        let rate = max(settings.batchRate, 0.001)
        let limit = max(1, Int(rate))
        return RateWindow(limit: limit, span: .seconds(Double(limit) / rate))
    }

    /// With the headroom left unused, and a margin for requests that arrive closer together than they left.
    private func adapted(_ window: RateWindow) -> RateWindow {
        let share = Double(window.limit) * (1 - min(max(settings.headroom, 0), 0.9))
        // A limit of one leaves no whole place unused: there the span grows instead.
        guard share < 1 else { return RateWindow(limit: Int(share), span: window.span + settings.arrivalMargin) }
        return RateWindow(limit: 1, span: window.span / share + settings.arrivalMargin)
    }
}
