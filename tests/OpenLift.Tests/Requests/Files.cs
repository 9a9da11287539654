using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Requests;

/// <summary>Files are told by their content, kept whole, and handed only to those who may see the request (S10).</summary>
public sealed class Files(TestApp app) : IClassFixture<TestApp>
{
    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"u8.ToArray();

    [Fact]
    public async Task A_file_comes_back_as_it_was_as_a_download_that_nothing_runs()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "File", "Whole");

        (await senco.Upload($"{request}/files", "Upload", "plan.pdf", Pdf, ("About", "Reviewed plan"))).Status.ShouldBe(302);
        var link = (await senco.Open($"{request}/files")).Document.QuerySelector("main table a")!.GetAttribute("href")!;
        var file = await senco.Open(link);

        file.Bytes.ShouldBe(Pdf);
        file.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        file.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        foreach (
            var email in new[]
            {
                "thanet.senco@demo.example",
                "nursery@demo.example",
                "coordinator@demo.example",
                "administrator@demo.example",
            }
        )
        {
            (await (await app.SignedIn(email)).Open(link)).Status.ShouldBe(404, email);
        }
        (await app.Visitor().Open(link)).GoesTo!.ShouldStartWith("/sign-in");
    }

    [Theory]
    [InlineData("empty.pdf", "", "The file is empty")]
    [InlineData("program.pdf", "MZ\u0090\0\u0003program", "The file must be a PDF, a Word document (DOCX), a JPEG or a PNG")]
    [InlineData("page.pdf", "<html><script>alert(1)</script>", "The file must be a PDF, a Word document (DOCX), a JPEG or a PNG")]
    [InlineData("zip.docx", "PK\u0003\u0004 not really", OpenLift.Platform.WordPackage.NotReadable)]
    public async Task What_is_not_what_it_says_is_refused_beside_its_field(string name, string content, string message)
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Bad", $"File {name.Split('.')[0]}");

        var page = await senco.Upload($"{request}/files", "Upload", name, Encoding.Latin1.GetBytes(content), ("About", "My plan"));

        page.Beside("Upload").ShouldBe(message);
        page.Value("About").ShouldBe("My plan");
    }

    [Fact]
    public async Task Just_over_ten_megabytes_is_refused_with_words_and_ten_is_taken()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Large", "File");
        byte[] Of(double megabytes) => [.. Pdf, .. new byte[(int)(megabytes * 1024 * 1024) - Pdf.Length]];

        (await senco.Upload($"{request}/files", "Upload", "a.pdf", Of(10.1), ("About", "Too large")))
            .Beside("Upload")
            .ShouldBe("The file must be 10 MB or smaller");
        (await senco.Upload($"{request}/files", "Upload", "a.pdf", Of(10), ("About", "As large as may be"))).Status.ShouldBe(302);
    }

    private static string Relation(string kind, string target, string mode = "Internal") =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
        + $"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\" "
        + $"TargetMode=\"{mode}\"/></Relationships>";

    private const string Begin = "<w:document xmlns:w=\"urn:w\"><w:body><w:p>";
    private const string End = "</w:p></w:body></w:document>";

    [Fact]
    public void A_Word_document_is_told_by_what_its_package_says_and_not_by_the_names_of_its_parts()
    {
        FileKind.Of(Docx()).ShouldBe(FileKind.Word);
        FileKind.Of(Docx(main: "word/document2.xml")).ShouldBe(FileKind.Word);
        Refused(Docx(type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"))
            .ShouldStartWith("This is an Excel workbook");
        Refused(Docx(type: "application/vnd.ms-word.document.macroEnabled.main+xml")).ShouldContain("it has macros");
    }

    [Theory]
    [InlineData("word/_rels/document.xml.rels", "vbaProject|anything.bin|Internal", "it has macros")]
    [InlineData("word/_rels/document.xml.rels", "oleObject|embeddings/a.bin|Internal", "another file or program is put into it")]
    [InlineData("word/_rels/document.xml.rels", "aFChunk|x.htm|Internal", "another file is put into it")]
    [InlineData(
        "word/_rels/settings.xml.rels",
        "attachedTemplate|https://example.org/x.dotm|External",
        "tied to a template that lies elsewhere"
    )]
    [InlineData("word/_rels/document.xml.rels", "image|https://example.org/x.png|External", "fetches something from elsewhere")]
    [InlineData("word/footer1.xml", "{field}DDEAUTO c:\\cmd.exe", "starts a program or fetches")]
    [InlineData("word/document.xml", "{field}DD|EAUTO c:\\cmd.exe", "starts a program or fetches")]
    [InlineData("word/header1.xml", "{field}QUOTE 68 68 69", "starts a program or fetches")]
    [InlineData("word/anything.bin", "{ole}", "macros, or another file or program, are in it")]
    public void What_is_wrong_with_this_Word_document_is_said_with_what_to_do(string part, string what, string says)
    {
        var content =
            what is "{ole}" ? [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
            : what.StartsWith("{field}", StringComparison.Ordinal)
                ? Encoding.UTF8.GetBytes(
                    Begin + string.Concat(what[7..].Split('|').Select(piece => $"<w:r><w:instrText>{piece}</w:instrText></w:r>")) + End
                )
            : Encoding.UTF8.GetBytes(what.Split('|') is [var kind, var target, var mode] ? Relation(kind, target, mode) : "");

        var words = Refused(Docx(more: (part, content)));

        words.ShouldContain(says);
        words.ShouldContain("Save it as a PDF");
    }

    [Fact]
    public void A_link_in_a_Word_document_and_the_page_numbers_of_its_footer_are_no_danger() =>
        FileKind
            .Of(
                Docx(
                    more:
                    [
                        ("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes(Relation("hyperlink", "https://example.org", "External"))),
                        (
                            "word/footer1.xml",
                            Encoding.UTF8.GetBytes(Begin + "<w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>" + End)
                        ),
                    ]
                )
            )
            .ShouldBe(FileKind.Word);

    [Fact]
    public void A_Word_document_that_says_it_is_smaller_than_it_is_or_was_cut_is_refused()
    {
        var whole = Docx(more: ("word/big.xml", Encoding.UTF8.GetBytes($"<a>{new string('a', 5000)}</a>")));
        var lies = whole.ToArray();
        var at = lies.AsSpan().LastIndexOf("word/big.xml"u8);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(lies.AsSpan(at - 22), 40);

        Refused(lies).ShouldBe(WordPackage.NotReadable);
        Refused(whole[..^60]).ShouldBe(WordPackage.NotReadable);
    }

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj", "This PDF is damaged or was cut short")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0", "This is a photo in the HEIC format")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "This is an older Office file, or one with a password")]
    [InlineData("{\\rtf1", "This is rich text (RTF)")]
    [InlineData("GIF89a", "This is a GIF picture")]
    public void What_people_send_often_and_cannot_be_taken_says_what_to_do_instead(string content, string says) =>
        Refused(Encoding.Latin1.GetBytes(content)).ShouldStartWith(says);

    [Theory]
    [InlineData("plan.hta", FileKind.Pdf, "plan.pdf")]
    [InlineData("plan.pdf.js", FileKind.Pdf, "plan.pdf")]
    [InlineData("scan.lnk", FileKind.Png, "scan.png")]
    [InlineData("photo.JPEG", FileKind.Jpeg, "photo.JPEG")]
    [InlineData("Report 3.6.2026", FileKind.Word, "Report 3.6.2026.docx")]
    [InlineData("plan", FileKind.Pdf, "plan.pdf")]
    public void The_ending_of_a_file_is_that_of_its_content_whatever_it_came_with(string typed, string kind, string kept) =>
        FileKind.NameOf(typed, kind).ShouldBe(kept);

    [Fact]
    public async Task A_script_with_a_PDFs_first_bytes_never_reaches_anybody_under_its_own_ending()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Hta", "Ending");
        await senco.Upload($"{request}/files", "Upload", "plan.hta", Pdf, ("About", "Plan"));

        var page = await senco.Open($"{request}/files");
        var file = await senco.Open(page.Document.QuerySelector("main table a")!.GetAttribute("href")!);

        page.Main.ShouldContain("plan.pdf");
        file.Response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("plan.pdf");
        (await app.InStore(s => s.Attachments.Select(a => a.Name).ToListAsync())).ShouldNotContain(n =>
            n.EndsWith(".hta", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\me\\plan.pdf", "plan.pdf")]
    [InlineData("a\r\nb\".pdf", "a__b_.pdf")]
    [InlineData("...", "file")]
    public void A_name_keeps_no_path_and_no_tricks(string typed, string kept) => FileKind.PlainName(typed).ShouldBe(kept);

    [Fact]
    public async Task When_the_scanner_is_away_nothing_is_taken()
    {
        await using var away = new WithScanner(port: FreePort());
        var senco = await away.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Scanner", "Away");

        var page = await senco.Upload($"{request}/files", "Upload", "plan.pdf", Pdf, ("About", "Plan"));

        page.Beside("Upload")!.ShouldStartWith("Files cannot be checked for viruses just now");
        (await away.InStore(s => s.Attachments.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("stream: OK", 302)]
    [InlineData("stream: Eicar-Signature FOUND", 422)]
    [InlineData("INSTREAM size limit exceeded. ERROR", 422)]
    public async Task The_scanner_has_the_last_word(string answer, int status)
    {
        using var scanner = new TcpListener(IPAddress.Loopback, 0);
        scanner.Start();
        var served = Task.Run(async () =>
        {
            using var client = await scanner.AcceptTcpClientAsync();
            var stream = client.GetStream();
            var head = new byte[10];
            await stream.ReadExactlyAsync(head);
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length);
                var size = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(length);
                if (size is 0)
                {
                    break;
                }
                await stream.ReadExactlyAsync(new byte[size]);
            }
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"));
        });
        await using var with = new WithScanner(((IPEndPoint)scanner.LocalEndpoint).Port);
        var senco = await with.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Scanner", "Speaks");

        (await senco.Upload($"{request}/files", "Upload", "plan.pdf", Pdf, ("About", "Plan"))).Status.ShouldBe(status);
        await served;
    }

    private static string Refused(byte[] file) => Should.Throw<RuleBroken>(() => FileKind.Of(file)).Message;

    private static byte[] Docx(
        string main = "word/document.xml",
        string type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        params (string Name, byte[] Content)[] more
    )
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            (string Name, byte[] Content)[] parts =
            [
                ("[Content_Types].xml", Encoding.UTF8.GetBytes($"<Types><Override PartName=\"/{main}\" ContentType=\"{type}\"/></Types>")),
                ("_rels/.rels", Encoding.UTF8.GetBytes(Relation("officeDocument", "/" + main))),
                (main, Encoding.UTF8.GetBytes(Begin + End)),
            ];
            foreach (var (name, content) in parts.Where(p => more.All(m => m.Name != p.Name)).Concat(more))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return memory.ToArray();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class WithScanner(int port) : TestApp
    {
        protected override IReadOnlyDictionary<string, string> More => new Dictionary<string, string> { ["Clamd"] = $"127.0.0.1:{port}" };
    }
}
