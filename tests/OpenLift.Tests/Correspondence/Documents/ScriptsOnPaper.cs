using System.Text;
using OpenLift.Correspondence.Documents;

namespace OpenLift.Tests.Correspondence.Documents;

/// <summary>Names in any script that the letters have are drawn as they are written there, and can be copied and read aloud (X7).</summary>
public sealed class ScriptsOnPaper
{
    [Theory]
    [InlineData("Arabic", "محمد علي يلعب في الحديقة")]
    [InlineData("Lam with alef", "سلام الإبل")]
    [InlineData("Persian", "گربه‌ی نرگس پنج ژاکت دارد")]
    [InlineData("Hebrew", "שלום נועה")]
    [InlineData("Hebrew with points", "שָׁלוֹם")]
    [InlineData("A letter made of two", "q̃ x̂ n̈")]
    [InlineData("Vietnamese", "Nguyễn Thị Ánh Tuyết")]
    [InlineData("Polish and Czech", "Zażółć Dvořák")]
    public void It_reads_back_as_it_was_typed(string _, string words) => Letters(Read(words)).ShouldContain(Letters(words));

    /// <summary>Raised marks stand on lines of their own for whoever copies by the eye; who listens is told the words themselves.</summary>
    [Fact]
    public void Marks_above_and_below_are_read_aloud_in_their_words()
    {
        const string words = "مُحَمَّد";
        var pdf = PdfWriter.Write(new("Paper", null, [new Paragraph(words)]));

        Encoding.Latin1.GetString(pdf).ShouldContain($"/ActualText <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(words))}>");
        Letters(Papers.Poppler("pdftotext", pdf)).Where(char.IsLetter).Count(c => c > 'z').ShouldBe(4);
    }

    [Fact]
    public void Paper_after_paper_is_the_same_while_memory_is_cleared()
    {
        var papers = Enumerable.Range(0, 50).Select(_ => Collected("محمد علي Noor")).ToList();

        papers.ShouldAllBe(p => p.SequenceEqual(papers[0]));

        static byte[] Collected(string words)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return PdfWriter.Write(new(words, null, [new Paragraph(words)]));
        }
    }

    [Theory]
    [InlineData("Noor (نور) is five", "is five")]
    [InlineData("نور 07700 900982", "07700 900982")]
    [InlineData("نور Anna Smith", "Anna Smith")]
    [InlineData("born 3/4/2022, שלום", "born 3/4/2022, ")]
    public void Numbers_and_words_of_another_script_keep_their_own_way(string words, string kept) =>
        Letters(Read(words)).ShouldContain(Letters(kept));

    [Fact]
    public void A_mark_stands_over_its_letter_and_takes_no_room_of_its_own()
    {
        var (bare, marked) = (Typeface.Regular.Width("محمد", 1000), Typeface.Regular.Width("مُحَمَّد", 1000));

        marked.ShouldBe(bare);
        Typeface.Regular.Shape("مُحَمَّد", fromRight: true).Count(s => s.Advance is 0).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Letters_join_as_they_stand()
    {
        var (alone, joined) = (Typeface.Regular.Shape("ه", true), Typeface.Regular.Shape("ههه", true));

        joined.Select(s => s.Glyph).Append(alone[0].Glyph).ShouldBeUnique();
        Typeface.Regular.Shape("لا", true).Count.ShouldBe(1, "lam with alef is one sign");
    }

    [Fact]
    public void Brackets_face_what_they_hold()
    {
        var left = Typeface.Regular.Shape("(", false)[0].Glyph;

        Typeface.Regular.Shape("(نور)", true)[0].Glyph.ShouldBe(left);
    }

    private static string Read(string words) =>
        Papers.Poppler("pdftotext", PdfWriter.Write(new("Paper", null, [new Paragraph(words)])), "-layout");

    /// <summary>Without the signs that only steer, and with letters that a reader may take apart or together taken apart.</summary>
    private static string Letters(string words) =>
        string.Concat(
            words
                .Normalize(NormalizationForm.FormKD)
                .Where(c => char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Format)
        );
}
