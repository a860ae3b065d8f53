import TestSupport
import Testing

/// Whether what stands in and below the plots of a page can be read.
enum PlotNames {
    /// What cannot: words that are too small, stick out of their plot, or lie on each other.
    static func unreadable(in browser: BrowserSession) async throws -> [String] {
        try await browser.run(
            """
            const found = [];
            const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            // Above and below their letters lines have room.
            const ink = ({ left, right, top, bottom, height }) =>
              ({ left, right, top: top + height * 0.15, bottom: bottom - height * 0.15 });
            const check = (parts, box, size) => {
              const outer = box.getBoundingClientRect();
              for (const [place, part] of parts.entries()) {
                const [text, one] = [part.textContent, part.getBoundingClientRect()];
                if (size(part) < 10) found.push(`small: ${text} ${size(part)}`);
                if (one.left < outer.left - 1 || one.right > outer.right + 1) found.push(`sticks out: ${text}`);
                for (const other of parts.slice(place + 1))
                  if (!apart(ink(one), ink(other.getBoundingClientRect()))) found.push(`lies on another: ${text}`);
              }
            };
            const font = (part) => parseFloat(getComputedStyle(part).fontSize);
            for (const plot of document.querySelectorAll("figure > svg")) {
              const scale = plot.getBoundingClientRect().width / plot.viewBox.baseVal.width;
              check([...plot.querySelectorAll("text")], plot, (part) => font(part) * scale);
            }
            for (const ends of document.querySelectorAll(".ends")) {
              const names = [...ends.children];
              check(names, ends.parentElement, font);
              const plot = ends.parentElement.querySelector("svg").getBoundingClientRect();
              const last = names.at(-1).getBoundingClientRect();
              if (Math.abs(last.right - plot.right) > 2) found.push(`not below its bar: ${names.at(-1).textContent}`);
            }
            return found;
            """
        ).list.compactMap(\.text)
    }
}
