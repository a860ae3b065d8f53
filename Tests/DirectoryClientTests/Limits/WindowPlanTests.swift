import ContactAPI
import DirectoryClient
import JobModel
import Testing

struct WindowPlanTests {
    @Test func `keeps the documented windows, a little wider`() {
        let windows = WindowPlan(settings: ClientSettings()).windows(of: .createUser)
        #expect(windows.map(\.limit) == [50, 1000])
        #expect(windows.map(\.span) == [.milliseconds(1100), .milliseconds(60100)])
    }

    @Test func `leaves headroom unused`() {
        var settings = ClientSettings(headroom: 0.5)
        settings.arrivalMargin = .zero
        #expect(WindowPlan(settings: settings).windows(of: .createUser).map(\.limit) == [25, 500])
        #expect(WindowPlan(settings: settings).movingWindows == [RateWindow(limit: 1, span: .seconds(2))])
    }

    @Test(arguments: [
        (0.5, 1, Duration.seconds(2)), (1, 1, .seconds(1)), (2.5, 2, .milliseconds(800)), (20, 20, .seconds(1)),
    ])
    func `sends batches as often as the job says`(rate: Double, limit: Int, span: Duration) {
        var settings = ClientSettings(batchRate: rate)
        settings.arrivalMargin = .zero
        #expect(WindowPlan(settings: settings).windows(of: .batchAddUsers) == [RateWindow(limit: limit, span: span)])
    }

    @Test(arguments: Endpoint.allCases)
    func `keeps no limits if the job says off`(endpoint: Endpoint) {
        #expect(WindowPlan(settings: ClientSettings(rates: .off)).windows(of: endpoint) == [])
    }

    @Test(arguments: Endpoint.allCases)
    func `keeps a limit for every call about people or departments`(endpoint: Endpoint) {
        #expect(
            WindowPlan(settings: ClientSettings()).windows(of: endpoint).isEmpty == (endpoint == .tenantAccessToken)
        )
    }
}
