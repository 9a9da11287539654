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
    [InlineData("zip.docx", "PK\u0003\u0004 not really", "The file must be a PDF, a Word document (DOCX), a JPEG or a PNG")]
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

    [Fact]
    public void A_Word_document_with_macros_or_programs_inside_is_refused()
    {
        OpenLift.Requests.FileKind.Of(Docx()).ShouldNotBeNull();
        OpenLift.Requests.FileKind.Of(Docx("word/vbaProject.bin")).ShouldBeNull();
        OpenLift.Requests.FileKind.Of(Docx("word/embeddings/oleObject1.bin")).ShouldBeNull();
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\me\\plan.pdf", "plan.pdf")]
    [InlineData("a\r\nb\".pdf", "a__b_.pdf")]
    [InlineData("...", "file")]
    public void A_name_keeps_no_path_and_no_tricks(string typed, string kept) => OpenLift.Requests.FileKind.PlainName(typed).ShouldBe(kept);

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

    private static byte[] Docx(params string[] more)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["[Content_Types].xml", "word/document.xml", .. more])
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("<x/>"u8);
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
