using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using OpenLift.Correspondence.Documents;

namespace OpenLift.Tests.Correspondence.Documents;

/// <summary>A paper says the same as PDF and as Word document, and says what each part is (X7).</summary>
[Trait("Needs", "nothing")]
public sealed class Papers
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly Document Paper = new(
        "Request DOV-123456-7",
        "Draft, not sent.\nConfidential",
        [
            new Heading("Child"),
            new Answers([
                new("Name", "Zoë Müller-Łukasiewicz"),
                new("Known as", "نرگس می‌خواهد لالا"),
                new("Year group", null),
                new("Strategies", "B, talking: small group\nC, talking: picture cards"),
            ]),
            new Heading("Progress", 3),
            new Table(
                ["Date", "Level"],
                [
                    ["1 May 2026", "Speaking <30 & 50>"],
                    ["2 June 2026", null],
                ]
            ),
            new Bullets([
                "One thing",
                "Another thing that is long enough to run on to a second line of the paper, because it speaks of many things "
                    + "one after another",
            ]),
            new Paragraph("The last words."),
            new Picture(Png, "A code that leads to the form"),
        ]
    );

    /// <summary>One black point and one white, 1 bit each.</summary>
    private static byte[] Png
    {
        get
        {
            using var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                zlib.Write([0, 0b01000000]);
            }
            return
            [
                0x89,
                0x50,
                0x4E,
                0x47,
                0x0D,
                0x0A,
                0x1A,
                0x0A,
                .. Part("IHDR", [0, 0, 0, 2, 0, 0, 0, 1, 1, 0, 0, 0, 0]),
                .. Part("IDAT", packed.ToArray()),
                .. Part("IEND", []),
            ];

            static byte[] Part(string name, byte[] bytes)
            {
                byte[] named = [.. Encoding.ASCII.GetBytes(name), .. bytes];
                return [0, 0, 0, (byte)bytes.Length, .. named, .. Check(named)];
            }

            static byte[] Check(byte[] bytes)
            {
                var sum = 0xFFFFFFFFu;
                foreach (var one in bytes)
                {
                    sum ^= one;
                    for (var i = 0; i < 8; i++)
                    {
                        sum = (sum & 1) is 1 ? (sum >> 1) ^ 0xEDB88320u : sum >> 1;
                    }
                }
                sum = ~sum;
                return [(byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum];
            }
        }
    }

    [Fact]
    public void A_PDF_says_what_it_is_in_which_language_and_that_it_is_tagged()
    {
        var about = Poppler("pdfinfo", PdfWriter.Write(Paper));

        about.ShouldMatch(@"Title:\s+Request DOV-123456-7\n");
        about.ShouldMatch(@"Tagged:\s+yes");
        about.ShouldMatch(@"Pages:\s+1\n");
        var raw = Encoding.Latin1.GetString(PdfWriter.Write(Paper));
        raw.ShouldContain("/Lang(en-GB)");
        raw.ShouldContain("/DisplayDocTitle true");
        raw.ShouldContain("<pdfuaid:part>1</pdfuaid:part>");
    }

    [Fact]
    public void A_PDF_is_read_aloud_in_order_part_by_part()
    {
        var structure = Poppler("pdfinfo", PdfWriter.Write(Paper), "-struct-text");
        var parts = structure.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0).ToList();

        parts
            .Select(p => p.Trim().Split(' ', ':')[0])
            .Where(p => p is "H1" or "H2" or "H3" or "Table" or "TR" or "TH" or "TD" or "L" or "LI" or "Lbl" or "LBody" or "Figure")
            .ShouldBe([
                "H1",
                "H2",
                "Table",
                "TR",
                "TH",
                "TD",
                "TR",
                "TH",
                "TD",
                "TR",
                "TH",
                "TD",
                "TR",
                "TH",
                "TD",
                "H3",
                "Table",
                "TR",
                "TH",
                "TH",
                "TR",
                "TD",
                "TD",
                "TR",
                "TD",
                "TD",
                "L",
                "LI",
                "Lbl",
                "LBody",
                "LI",
                "Lbl",
                "LBody",
                "Figure",
            ]);
        foreach (
            var words in new[]
            {
                "Request DOV-123456-7",
                "Confidential",
                "Zoë Müller-Łukasiewicz",
                "Not answered",
                "C, talking: picture cards",
                "Speaking <30 & 50>",
                "Another thing that is long enough",
                "The last words.",
            }
        )
        {
            structure.ShouldContain(words);
        }
        structure.ShouldNotContain("Page 1 of 1");
        var raw = Encoding.Latin1.GetString(PdfWriter.Write(Paper));
        raw.ShouldContain($"/Alt <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("A code that leads to the form"))}>");
        raw.ShouldContain($"/ActualText <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("نرگس می‌خواهد لالا"))}>");
    }

    [Fact]
    public void The_letters_on_paper_are_the_letters_typed()
    {
        var seen = Poppler("pdftotext", PdfWriter.Write(Paper), "-layout");

        seen.ShouldMatch(@"Name\s+Zoë Müller-Łukasiewicz");
        seen.ShouldContain("نرگس میخواهد");
        seen.ShouldContain("Page 1 of 1");
        var european = "ÀÉÎÕÜß ĄĆĘŁŃÓŚŹŻ ČĎĚŇŘŠŤŮŽ ĞİŞ ÅÆØ ŐŰ ȘȚ Ελληνικά Кириллица Български Ĉĥŝŭ ĢĶĻŅ ĖĮŲ ÞÐ ‘’“”–… € £";
        var letters = Poppler("pdftotext", PdfWriter.Write(new(european, null, [new Paragraph(european)])), "-layout");
        european.Split(' ').ShouldAllBe(word => letters.Split(word).Length >= 3, "in the bold title and the paragraph");
        letters.ShouldNotContain("\uFFFD");
        Poppler("pdffonts", PdfWriter.Write(Paper))
            .Split('\n')
            .Where(l => l.Contains("DejaVu", StringComparison.Ordinal))
            .ShouldAllBe(l => System.Text.RegularExpressions.Regex.IsMatch(l, @"OLIFT.\+DejaVuSans.*yes yes yes"));
    }

    [Fact]
    public void A_letter_that_cannot_be_printed_is_said_so()
    {
        Poppler("pdftotext", PdfWriter.Write(new("李", null, [])))
            .ShouldContain("Letters that this paper cannot print are shown as \uFFFD");
        Poppler("pdftotext", PdfWriter.Write(Paper)).ShouldNotContain("cannot print");
    }

    [Fact]
    public void A_row_stays_whole_where_a_page_can_hold_it_and_headers_are_repeated_for_the_eye_alone()
    {
        var pdf = PdfWriter.Write(
            new(
                "Long",
                null,
                [
                    new Table(
                        ["Number", "Words"],
                        [
                            .. Enumerable
                                .Range(1, 40)
                                .Select(i => (IReadOnlyList<string?>)[$"Row {i}", $"First{i}\nsecond\nthird\nfourth\nlast{i}"]),
                        ]
                    ),
                ]
            )
        );
        var pages = Poppler("pdftotext", pdf, "-layout").Split('\f', StringSplitOptions.RemoveEmptyEntries);

        pages.Length.ShouldBeGreaterThan(2);
        foreach (var number in Enumerable.Range(1, 40))
        {
            pages.Single(p => System.Text.RegularExpressions.Regex.IsMatch(p, $@"First{number}\b")).ShouldMatch($@"last{number}\b");
        }
        pages.ShouldAllBe(p => p.Contains("Number", StringComparison.Ordinal));
        Poppler("pdfinfo", pdf, "-struct-text").Split("Number").Length.ShouldBe(2);
    }

    [Fact]
    public void A_heading_and_a_header_row_are_never_left_behind_at_the_foot_of_a_page()
    {
        for (var above = 20; above < 45; above += 2)
        {
            var lines = string.Join('\n', Enumerable.Repeat("tall", 20));
            var pdf = PdfWriter.Write(
                new(
                    "Long",
                    null,
                    [
                        .. Enumerable.Range(1, above).Select(i => new Paragraph($"Line {i}")),
                        new Heading("Before"),
                        new Table(
                            ["Header", "Words"],
                            [
                                ["First", lines],
                            ]
                        ),
                        new Heading("Then"),
                        new Answers([new("Question", lines)]),
                    ]
                )
            );
            var pages = Poppler("pdftotext", pdf, "-layout").Split('\f');

            pages.Single(p => p.Contains("Before", StringComparison.Ordinal)).ShouldContain("First");
            pages.Single(p => p.Contains("Header", StringComparison.Ordinal)).ShouldContain("First");
            pages.Single(p => p.Contains("Then", StringComparison.Ordinal)).ShouldContain("Question");
        }
    }

    [Fact]
    public void Ten_thousand_characters_run_over_pages_and_none_is_lost()
    {
        var words = string.Join(' ', Enumerable.Range(1, 1600).Select(i => $"w{i:D4}"));
        var unbroken = new string('x', 3000);

        var pdf = PdfWriter.Write(new("Long", null, [new Answers([new("Question", words), new("Unbroken", unbroken)])]));

        var seen = Poppler("pdftotext", pdf, "-raw");
        Enumerable.Range(1, 1600).ShouldAllBe(i => seen.Contains($"w{i:D4}", StringComparison.Ordinal));
        seen.Count(c => c is 'x').ShouldBe(3000);
        Poppler("pdfinfo", pdf, "-struct-text").ShouldContain("w0001 w0002");
    }

    [Fact]
    public void The_same_paper_makes_the_same_PDF() => PdfWriter.Write(Paper).ShouldBe(PdfWriter.Write(Paper));

    [Fact]
    public void A_Word_document_has_headings_header_rows_language_and_title_and_keeps_the_rules_of_Word()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(WordWriter.Write(Paper)), false);

        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016)
            .Validate(word)
            .Select(e => $"{e.Path?.XPath} {e.Description}")
            .ShouldBeEmpty();
        (word.PackageProperties.Title, word.PackageProperties.Language).ShouldBe(("Request DOV-123456-7", "en-GB"));
        var body = XDocument.Parse(word.MainDocumentPart!.Document.OuterXml);
        body.Descendants(W + "pStyle")
            .Select(s => s.Attribute(W + "val")!.Value)
            .Where(s => s.StartsWith("Heading", StringComparison.Ordinal))
            .ShouldBe(["Heading1", "Heading2", "Heading3"]);
        body.Descendants(W + "tblHeader").Count().ShouldBe(1);
        body.Root!.Value.ShouldContain("Speaking <30 & 50>");
        body.Root.Value.ShouldContain("نرگس می‌خواهد لالا");
    }

    [Fact]
    public void Characters_that_would_break_a_Word_document_are_left_out()
    {
        using var word = WordprocessingDocument.Open(
            new MemoryStream(WordWriter.Write(new("A", null, [new Paragraph("one\u0001two]]>&<three>")]))),
            false
        );

        word.MainDocumentPart!.Document.InnerText.ShouldContain("onetwo]]>&<three>");
    }

    /// <summary>What the tools that every reader is built on see in the file.</summary>
    internal static string Poppler(string tool, byte[] pdf, params string[] options)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllBytes(file, pdf);
        try
        {
            var start = new ProcessStartInfo(tool, [.. options, file, .. tool is "pdftotext" ? ["-"] : Array.Empty<string>()])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.Result.ShouldBeEmpty();
            process.ExitCode.ShouldBe(0);
            return said;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
