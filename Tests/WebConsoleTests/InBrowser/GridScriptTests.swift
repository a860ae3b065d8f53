import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// What the script makes of a table of inputs, on a page that stands in the test.
    struct GridScriptTests {
        /// Puts a grid of two rows into a page, with a console that calls each sent row right.
        private func showGrid(in browser: BrowserSession) async throws {
            _ = try await browser.runAwaiting(
                """
                const done = arguments[arguments.length - 1];
                const row = (number, name) => `<tr id="row-${number}"><th scope="row">${number}
                  <form id="form-${number}" method="post" action="/nowhere"></form></th>
                  <td><input form="form-${number}" name="name" id="name-${number}" value="${name}" aria-label="name"></td>
                  <td><input form="form-${number}" name="mobile" id="mobile-${number}" value="${number}" aria-label="mobile"></td></tr>`;
                document.querySelector("main").innerHTML = '<p role="status">nothing</p><table data-grid><tbody>' +
                  row(1, "Ada") + row(2, "Grace") + "</tbody></table>";
                window.sent = [];
                window.fetch = async (address, options) => {
                  window.sent.push(String(options.body));
                  return new Response(`<p role="status">Row 1 is right</p><table><tbody>${row(1, "ADA")}</tbody></table>`);
                };
                const script = document.createElement("script");
                script.src = "/assets/console.js";
                script.onload = () => done(true);
                document.head.append(script);
                """
            )
        }

        /// Adds a sign to the first cell, sends the row, and waits for what comes of it.
        private func changeFirstCell(in browser: BrowserSession) async throws {
            try await browser.find("#name-1").click()
            try await browser.press(.enter)
            try await browser.type("!")
            try await browser.press(.enter)
            try await browser.wait(for: "what came of it") {
                try await browser.find("[role=status]").text == "Row 1 is right"
            }
        }

        private func focus(in browser: BrowserSession) async throws -> String? {
            try await browser.run("return document.activeElement.id").text
        }

        private func value(_ id: String, in browser: BrowserSession) async throws -> String? {
            try await browser.run("return document.getElementById(arguments[0]).value", [.text(id)]).text
        }

        @Test func `arrows go from cell to cell, and not out of the grid`() async throws {
            try await BrowserWorld.current.withBrowser { browser in
                try await showGrid(in: browser)
                try await browser.find("#name-1").click()
                var visited: [String?] = []
                for key in [Key.up, .left, .right, .right, .down, .down, .left, .up] {
                    try await browser.press(key)
                    visited.append(try await focus(in: browser))
                }
                #expect(
                    visited == [
                        "name-1", "name-1", "mobile-1", "mobile-1", "mobile-2", "mobile-2", "name-2", "name-1",
                    ]
                )
            }
        }

        @Test func `Enter edits, Esc undoes`() async throws {
            try await BrowserWorld.current.withBrowser { browser in
                try await showGrid(in: browser)
                try await browser.find("#name-1").click()
                try await browser.press(.enter)
                try await browser.type("line")
                #expect(try await value("name-1", in: browser) == "Adaline")
                // While a cell is edited, arrows stay in it.
                try await browser.press(.left)
                #expect(try await focus(in: browser) == "name-1")
                try await browser.press(.escape)
                #expect(try await value("name-1", in: browser) == "Ada")
                try await browser.press(.right)
                #expect(try await focus(in: browser) == "mobile-1")
                #expect(try await browser.run("return window.sent.length") == 0)
            }
        }

        @Test func `Enter sends the row, says what came of it, and goes on below`() async throws {
            try await BrowserWorld.current.withBrowser { browser in
                try await showGrid(in: browser)
                try await changeFirstCell(in: browser)
                #expect(try await browser.run("return window.sent") == ["name=Ada%21&mobile=1"])
                #expect(try await value("name-1", in: browser) == "ADA")
                #expect(try await focus(in: browser) == "name-2")
            }
        }

        @Test func `rows that had their problem with the row that was sent lose it, and there is something to undo`()
            async throws
        {
            try await BrowserWorld.current.withBrowser { browser in
                try await showGrid(in: browser)
                try await browser.run(
                    """
                    const [first, second] = document.querySelectorAll("tr");
                    for (const row of [first, second]) row.insertCell().className = "said";
                    second.querySelector(".said").textContent = "stands in row 1 as well";
                    for (const id of ["undo", "all"]) document.querySelector("main").append(Object.assign(
                      document.createElement("div"), { id, textContent: id === "all" ? "all 2" : "" }));
                    window.fetch = async () => new Response(`<p role="status">Row 1 is right</p>
                      <div id="undo"><button>Undo</button></div><div id="all"></div><table>${first.outerHTML}</table>`);
                    """
                )
                try await changeFirstCell(in: browser)
                let said = "return [...document.querySelectorAll('.said, #undo, #all')].map((part) => part.textContent)"
                #expect(try await browser.run(said) == ["", "", "Undo", ""])
                #expect(try await focus(in: browser) == "name-2")
            }
        }

        @Test func `what a correction means to other rows comes when the whole sheet has been checked`() async throws {
            try await BrowserWorld.current.withBrowser { browser in
                try await showGrid(in: browser)
                try await browser.run(
                    """
                    const [first, second] = document.querySelectorAll("tr");
                    for (const row of [first, second]) row.insertCell().className = "said";
                    second.querySelector(".said").textContent = "stands in row 1 as well";
                    document.querySelector("main").append(Object.assign(document.createElement("div"), { id: "partial" }));
                    const [both, one] = [first.outerHTML + second.outerHTML, first.outerHTML];
                    const answer = (partial, rows) => ({ redirected: true, url: "/rows?code=x", text: async () =>
                      `<p role="status">Row 1 is right</p><div id="partial">${partial}</div><table>${rows}</table>` });
                    window.asked = [];
                    window.fetch = async (address, options) => {
                      window.asked.push(address);
                      if (options) return answer("<p>The others are being checked.</p>", both);
                      await new Promise((go) => { window.go = go; });
                      return answer("", one);
                    };
                    """
                )
                try await changeFirstCell(in: browser)
                let parts = "return ['.said', '#partial'].flatMap((parts) => [...document.querySelectorAll(parts)])"
                let said = parts + ".map((part) => part.textContent)"
                let before = try await browser.run(said)
                #expect(before == ["", "stands in row 1 as well", "The others are being checked."])
                // What is typed meanwhile stays.
                try await browser.press(.enter)
                try await browser.type("!")
                try await browser.run("window.go()")
                try await browser.wait(for: "the check of the whole sheet") {
                    try await browser.run("return document.querySelector('#partial').textContent") == ""
                }
                #expect(try await browser.run("return window.asked[1]") == "/rows?code=x&whole=yes")
                #expect(try await value("name-2", in: browser) == "Grace!")
            }
        }
    }
}
