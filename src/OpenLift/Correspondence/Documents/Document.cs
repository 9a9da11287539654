namespace OpenLift.Correspondence.Documents;

/// <summary>
/// A paper of the county in its own terms: what it says and how that is ordered. <see cref="PdfWriter"/> and
/// <see cref="WordWriter"/> each make a file of it, so that no paper is laid out twice (X7).
/// </summary>
/// <param name="Title">The one main heading, and the file's title.</param>
/// <param name="Subtitle">A line below it: which version, who printed it, how to keep it.</param>
public sealed record Document(string Title, string? Subtitle, IReadOnlyList<Block> Blocks)
{
    /// <summary>What stands above the main heading: on a letter who writes, when and to whom.</summary>
    public IReadOnlyList<Block> Above { get; init; } = [];
}

/// <summary>One part of a paper, read from top to bottom. Line breaks in words are kept.</summary>
public abstract record Block;

/// <param name="Level">2 below the title, 3 below that.</param>
public sealed record Heading(string Words, int Level = 2) : Block;

public sealed record Paragraph(string Words) : Block;

/// <summary>Lines that stand close together and are never parted: an address, a signature.</summary>
public sealed record AddressBlock(string Words) : Block;

public sealed record Bullets(IReadOnlyList<string> Items) : Block;

/// <summary>Questions and what was answered. On a form the answer is where one writes.</summary>
public sealed record Answers(IReadOnlyList<AnswerRow> Rows) : Block;

/// <param name="Hint">How to answer, in small below the question.</param>
public sealed record AnswerRow(string Question, string? Answer, string? Hint = null);

/// <summary>A table with a header row, which a long table repeats on each page.</summary>
public sealed record Table(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string?>> Rows) : Block;

/// <summary>A picture, such as a code to scan. <paramref name="Words"/> say the same to those who do not see it.</summary>
/// <param name="Png">Without transparency and not interlaced.</param>
/// <param name="Width">In millimetres; the height follows.</param>
public sealed record Picture(byte[] Png, string Words, int Width = 35) : Block;
