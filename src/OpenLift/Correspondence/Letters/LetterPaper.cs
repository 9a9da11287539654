using OpenLift.Correspondence.Documents;

namespace OpenLift.Correspondence.Letters;

/// <summary>A letter as it is read: on the page, as PDF and as Word document it says the same (X7).</summary>
public static class LetterPapers
{
    /// <summary>Words with their headings and lists.</summary>
    public static IReadOnlyList<Block> Blocks(string body)
    {
        var blocks = new List<Block>();
        var (paragraph, points) = (new List<string>(), new List<string>());
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Append(""))
        {
            var point = line.StartsWith("- ", StringComparison.Ordinal);
            var heading = line.StartsWith("## ", StringComparison.Ordinal);
            if (paragraph.Count > 0 && (line is "" || point || heading))
            {
                blocks.Add(new Paragraph(string.Join('\n', paragraph)));
                paragraph.Clear();
            }
            if (points.Count > 0 && !point)
            {
                blocks.Add(new Bullets([.. points]));
                points.Clear();
            }
            if (heading)
            {
                blocks.Add(new Heading(line[3..].Trim()));
            }
            else if (line is not "")
            {
                (point ? points : paragraph).Add(point ? line[2..].Trim() : line);
            }
        }
        return blocks;
    }

    extension(Letter letter)
    {
        /// <param name="county">Who writes, as it stands at the head of the paper.</param>
        /// <param name="read">Read by the one it is for, over their own link.</param>
        /// <param name="today">The day on a letter that is not sent yet.</param>
        public Document Paper(string county, DateOnly today, bool read = false) =>
            new(
                letter.Subject,
                null,
                [.. Blocks(letter.Body), new Paragraph("Yours sincerely"), new AddressBlock($"{letter.WriterName}\n{county}")]
            )
            {
                Above =
                [
                    new AddressBlock($"{county}\n{(letter.SentAt?.CountyDay ?? today).InFull}\nReference {letter.Reference}"),
                    new AddressBlock(letter.Above(read)),
                ],
            };
    }
}
