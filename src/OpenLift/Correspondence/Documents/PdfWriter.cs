using System.Buffers.Binary;
using System.Security;
using System.Text;
using static OpenLift.Correspondence.Documents.PdfFile;

namespace OpenLift.Correspondence.Documents;

/// <summary>
/// A paper as an accessible PDF (PDF/UA-1): every heading, list, table and picture is marked as what it is, in reading order,
/// with language and title; what is only for the eye is marked as that. The same paper makes the same bytes (X7).
/// </summary>
public static class PdfWriter
{
    public static byte[] Write(Document document)
    {
        return new Printing(document).ToBytes();
    }

    /// <summary>A part of the paper's structure, and which marked pieces of which pages belong to it.</summary>
    private sealed class Element(string kind, string more = "")
    {
        public string Kind { get; } = kind;
        public string More { get; } = more;
        public List<object> Kids { get; } = [];

        /// <summary>What it says, where that is not drawn in the order in which it is read.</summary>
        public string? Says { get; set; }

        public Element Add(string kind, string more = "")
        {
            var kid = new Element(kind, more);
            Kids.Add(kid);
            return kid;
        }
    }

    private sealed record Piece(Sheet Sheet, int Mark);

    private sealed class Sheet(int number)
    {
        public int Number { get; } = number;
        public StringBuilder Content { get; } = new();
        public List<Element> Marks { get; } = [];
    }

    private sealed record Line(string Words, Typeface Face, bool FromRight);

    private sealed record Cell(string Kind, string Words, bool Bold = false, bool Grey = false, string More = "");

    private sealed class Printing
    {
        private const double Wide = 595.28,
            High = 841.89,
            Margin = 56,
            Foot = 70,
            Size = 11,
            Leading = 1.4,
            Gap = 6,
            Pad = 4,
            Step = Size * Leading;

        /// <summary>A row up to this height is never split.</summary>
        private const double Tallest = (High - Foot - Margin) * 0.8;
        private const string Regular = "F1",
            Bold = "F2";

        private readonly Document _document;
        private readonly PdfFile _file = new();
        private readonly Element _root = new("Document");
        private readonly List<Sheet> _sheets = [];
        private readonly Dictionary<Typeface, SortedDictionary<ushort, string>> _letters = new()
        {
            [Typeface.Regular] = [],
            [Typeface.Bold] = [],
        };
        private readonly List<int> _pictures = [];
        private bool _lettersMissing;
        private double _y;

        private Sheet Here => _sheets[^1];
        private double Room => High - Foot - _y;

        public Printing(Document document)
        {
            _document = document;
            NewSheet();
            foreach (var block in document.Above)
            {
                Print(block, null);
            }
            Words(_root.Add("H1"), document.Title, 20, bold: true);
            if (document.Subtitle is { Length: > 0 } subtitle)
            {
                Paragraphs(_root, subtitle, grey: true);
            }
            for (var i = 0; i < document.Blocks.Count; i++)
            {
                Print(document.Blocks[i], document.Blocks.ElementAtOrDefault(i + 1));
            }
            if (_lettersMissing)
            {
                Paragraphs(_root, "Letters that this paper cannot print are shown as \uFFFD. The Word copy has them.");
            }
            for (var i = 0; i < _sheets.Count; i++)
            {
                Footer(_sheets[i], $"Page {i + 1} of {_sheets.Count}");
            }
        }

        private void Print(Block block, Block? next)
        {
            switch (block)
            {
                case Heading heading:
                    var size = heading.Level is 2 ? 14 : 12;
                    Keep((size * Leading) + (Gap * 2.5) + Beginning(next));
                    _y += _y > Margin ? Gap * 1.5 : 0;
                    Words(_root.Add($"H{heading.Level}"), heading.Words, size, bold: true);
                    break;
                case Paragraph paragraph:
                    Paragraphs(_root, paragraph.Words);
                    break;
                case AddressBlock address:
                    Together(address);
                    break;
                case Bullets bullets:
                    var list = _root.Add("L", "/A<</O/List/ListNumbering/Disc>>");
                    foreach (var item in bullets.Items)
                    {
                        Keep(Size * Leading);
                        var entry = list.Add("LI");
                        Draw(entry.Add("Lbl"), new("•", Typeface.Regular, false), Margin + 4, Size, 20);
                        Words(entry.Add("LBody"), item, Size, left: Margin + 18, after: 2);
                    }
                    _y += Gap;
                    break;
                case Answers answers:
                    var questions = _root.Add("Table");
                    foreach (var row in answers.Rows)
                    {
                        Row(questions, Cells(row), AnswerShares, null);
                    }
                    _y += Gap;
                    break;
                case Table table:
                    var (head, widths) = (Head(table), Shares(table));
                    var tagged = _root.Add("Table");
                    Keep(Beginning(table));
                    Row(tagged, head, widths, null);
                    foreach (var row in table.Rows)
                    {
                        Row(tagged, Cells(row), widths, () => Row(null, head, widths, null));
                    }
                    _y += Gap;
                    break;
                case Picture picture:
                    Show(picture);
                    break;
                default:
                    throw new ArgumentException($"No way to print {block.GetType().Name}.", nameof(block));
            }
        }

        private static readonly double[] AnswerShares = [0.34, 0.66];

        private static double[] Shares(Table table) => [.. table.Head.Select(_ => 1.0 / table.Head.Count)];

        private static Cell[] Head(Table table) =>
            [.. table.Head.Select(h => new Cell("TH", h, Bold: true, More: "/A<</O/Table/Scope/Column>>"))];

        private static Cell[] Cells(IReadOnlyList<string?> row) => [.. row.Select(words => new Cell("TD", words ?? ""))];

        private static Cell[] Cells(AnswerRow row) =>
            [
                new("TH", row.Question + (row.Hint is null ? "" : $"\n{row.Hint}"), Bold: true, More: "/A<</O/Table/Scope/Row>>"),
                string.IsNullOrEmpty(row.Answer) ? new("TD", "Not answered", Grey: true) : new("TD", row.Answer),
            ];

        /// <summary>What of a block must stand with the heading before it: a first row is not left behind.</summary>
        private static double Beginning(Block? block) =>
            Math.Min(
                Tallest,
                block switch
                {
                    Answers { Rows: [var first, ..] } => Tall(Cells(first), AnswerShares),
                    Table { Rows: [var first, ..] } table => Tall(Head(table), Shares(table)) + Tall(Cells(first), Shares(table)),
                    null => 0,
                    _ => 3 * Step,
                }
            );

        private static double Tall(Cell[] cells, double[] shares) =>
            (
                cells
                    .Select(
                        (c, i) => c.Words.Split('\n').Sum(part => Wrap(part, ((Wide - (2 * Margin)) * shares[i]) - Pad, Size, c.Bold).Count)
                    )
                    .Max() * Step
            ) + (2 * Pad);

        private void NewSheet()
        {
            _sheets.Add(new(_file.Reserve()));
            _y = Margin;
        }

        private void Keep(double height)
        {
            if (Room < height && _y > Margin)
            {
                NewSheet();
            }
        }

        private void Paragraphs(Element parent, string words, bool grey = false)
        {
            foreach (var part in words.Split('\n'))
            {
                Words(parent.Add("P"), part, Size, grey: grey);
            }
        }

        private void Together(AddressBlock address)
        {
            var lines = address.Words.Split('\n').SelectMany(part => Wrap(part, Wide - (2 * Margin), Size, bold: false)).ToList();
            Keep(lines.Count * Step);
            var element = _root.Add("P");
            element.Says = Spoken(address.Words);
            for (var i = 0; i < lines.Count; i++)
            {
                Draw(
                    element,
                    i + 1 < lines.Count && !lines[i].Words.EndsWith(' ') ? lines[i] with { Words = $"{lines[i].Words} " } : lines[i],
                    Margin,
                    Size,
                    Wide - (2 * Margin)
                );
                _y += Step;
            }
            _y += 2 * Gap;
        }

        private void Words(
            Element element,
            string words,
            double size,
            bool bold = false,
            bool grey = false,
            double left = Margin,
            double after = Gap
        )
        {
            element.Says = Spoken(words);
            foreach (var line in Wrap(words, Wide - Margin - left, size, bold))
            {
                Keep(size * Leading);
                Draw(element, line, left, size, Wide - Margin - left, grey);
                _y += size * Leading;
            }
            _y += after;
        }

        /// <summary>
        /// A row stays whole where a page can hold it. Its outline belongs to the table once; repeated headers are only for the eye.
        /// </summary>
        private void Row(Element? table, IReadOnlyList<Cell> cells, double[] shares, Action? header)
        {
            var width = Wide - (2 * Margin);
            var row = table?.Add("TR");
            var columns = cells
                .Select(
                    (cell, i) =>
                    {
                        var element = row?.Add(cell.Kind, cell.More);
                        var parts = cell.Words.Split('\n');
                        return parts
                            .SelectMany(p =>
                            {
                                var at = parts.Length is 1 ? element : element?.Add("P");
                                at?.Says = Spoken(p);
                                return Wrap(p, (width * shares[i]) - Pad, Size, cell.Bold).Select(l => (At: at, Line: l));
                            })
                            .ToList();
                    }
                )
                .ToList();
            var lines = columns.Max(c => c.Count);
            var height = (lines * Step) + (2 * Pad);
            if (Room < height && (height <= Tallest || Room < 3 * Step))
            {
                NextSheet();
            }
            _y += Pad;
            var done = 0;
            while (done < lines)
            {
                if (Room < Step)
                {
                    NextSheet();
                }
                var here = Math.Min(lines - done, Math.Max(1, (int)(Room / Step)));
                var (left, top) = (Margin, _y);
                for (var c = 0; c < columns.Count; c++)
                {
                    _y = top;
                    foreach (var (at, line) in columns[c].Skip(done).Take(here))
                    {
                        Draw(at, line, left, Size, (width * shares[c]) - Pad, cells[c].Grey);
                        _y += Step;
                    }
                    left += width * shares[c];
                }
                _y = top + (here * Step);
                done += here;
            }
            _y += Pad;
            Here.Content.Append(
                $"/Artifact BMC 0.5 w 0.7 G {Number(Margin)} {Number(High - _y)} m "
                    + $"{Number(Wide - Margin)} {Number(High - _y)} l S 0 G EMC\n"
            );

            void NextSheet()
            {
                if (_y > Margin)
                {
                    NewSheet();
                    header?.Invoke();
                }
            }
        }

        private static string? Spoken(string words) => RightToLeft.HasAny(words) ? words : null;

        /// <summary>Breaks between words, within one only where it is wider than the paper.</summary>
        private static List<Line> Wrap(string words, double width, double size, bool bold)
        {
            var clean = words.Normalize(NormalizationForm.FormC).Replace('\t', ' ').Replace("\r", "", StringComparison.Ordinal);
            var face =
                bold && clean.EnumerateRunes().All(r => Typeface.Bold.Has(r) || !Typeface.Regular.Has(r))
                    ? Typeface.Bold
                    : Typeface.Regular;
            var lines = new List<Line>();
            var line = new StringBuilder();
            double used = 0;
            var space = face.Width(" ", size);
            foreach (var word in clean.Split(' '))
            {
                var rest = word;
                var wide = face.Width(rest, size);
                if (line.Length > 0 && used + space + wide > width)
                {
                    End(" ");
                }
                while (wide > width)
                {
                    var fits = rest.EnumerateRunes()
                        .Aggregate(
                            (Length: 0, Used: 0.0, Full: false),
                            (s, r) =>
                                s.Full || s.Used + (face.Width(face.Glyph(r)) * size / 1000) > width
                                    ? (s.Length, s.Used, true)
                                    : (s.Length + r.Utf16SequenceLength, s.Used + (face.Width(face.Glyph(r)) * size / 1000), false)
                        )
                        .Length;
                    line.Append(rest[..fits]);
                    End("");
                    rest = rest[fits..];
                    wide = face.Width(rest, size);
                }
                line.Append(line.Length > 0 ? " " : "").Append(rest);
                used += (used > 0 ? space : 0) + wide;
            }
            End("");
            return lines;

            void End(string after)
            {
                lines.Add(new(line + after, face, RightToLeft.Leads(clean)));
                line.Clear();
                used = 0;
            }
        }

        private void Draw(Element? element, Line line, double left, double size, double width, bool grey = false)
        {
            var signs = line.Face.Shape(line.Words, line.FromRight);
            var x = line.FromRight ? left + width - (signs.Sum(s => s.Advance) * size / 1000) : left;
            var text =
                $"BT /{(line.Face == Typeface.Bold ? Bold : Regular)} {Number(size)} Tf {(grey ? "0.31 g " : "")}1 0 0 1 "
                + $"{Number(x)} {Number(High - _y - size)} Tm {Shown(signs, line.Face, size)}{(grey ? " 0 g" : "")} ET";
            if (element is null)
            {
                Here.Content.Append($"/Artifact BMC {text} EMC\n");
                return;
            }
            Here.Content.Append($"/{element.Kind} <</MCID {Mark(element)}>> BDC {text} EMC\n");
        }

        private int Mark(Element element)
        {
            var mark = Here.Marks.Count;
            Here.Marks.Add(element);
            element.Kids.Add(new Piece(Here, mark));
            return mark;
        }

        /// <summary>
        /// Signs one after another; where one stands off from where the font alone would put it, the pen is moved, and back.
        /// </summary>
        private string Shown(IReadOnlyList<Sign> signs, Typeface face, double size)
        {
            var shown = new StringBuilder("[<");
            var up = 0;
            foreach (var sign in signs)
            {
                _lettersMissing |= sign.Means is Typeface.Unknown;
                _letters[face].TryAdd(sign.Glyph, sign.Means);
                if (sign.Up != up)
                {
                    shown.Append($">] TJ {Number(sign.Up * size / 1000)} Ts [<");
                    up = sign.Up;
                }
                Move(-sign.Right);
                shown.Append(sign.Glyph.ToString("X4"));
                Move(sign.Right + face.Width(sign.Glyph) - sign.Advance);
            }
            return shown.Append(up is 0 ? ">] TJ" : ">] TJ 0 Ts").Replace("<>", "").ToString();

            void Move(int back) => _ = back is 0 ? shown : shown.Append($">{back}<");
        }

        private void Footer(Sheet sheet, string number)
        {
            foreach (var (words, left) in new[] { (_document.Title, Margin), (number, Wide - Margin - Typeface.Regular.Width(number, 9)) })
            {
                var line = Wrap(words, (Wide / 2) + 60, 9, bold: false)[0];
                sheet.Content.Append(
                    $"/Artifact <</Type/Pagination/Subtype/Footer>> BDC BT /{Regular} 9 Tf 0.31 g 1 0 0 1 {Number(left)} 36 Tm "
                        + $"{Shown(Typeface.Regular.Shape(line.Words, line.FromRight), Typeface.Regular, 9)} 0 g ET EMC\n"
                );
            }
        }

        /// <summary>A PNG's own packed rows are what a PDF holds too: only its header is read.</summary>
        private void Show(Picture picture)
        {
            byte[] packed = [],
                palette = [];
            var head = picture.Png.AsSpan(16, 13).ToArray();
            var at = 8;
            while (at + 12 <= picture.Png.Length)
            {
                var length = (int)BinaryPrimitives.ReadUInt32BigEndian(picture.Png.AsSpan(at));
                var part = picture.Png.AsSpan(at + 8, length).ToArray();
                switch (Encoding.ASCII.GetString(picture.Png, at + 4, 4))
                {
                    case "IDAT":
                        packed = [.. packed, .. part];
                        break;
                    case "PLTE":
                        palette = part;
                        break;
                    case "tRNS":
                        throw new ArgumentException("The picture must not be transparent.", nameof(picture));
                }
                at += length + 12;
            }
            var (wide, high, bits, kind) = (
                BinaryPrimitives.ReadInt32BigEndian(head),
                BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)),
                head[8],
                head[9]
            );
            var colours = kind switch
            {
                0 => "/DeviceGray",
                2 => "/DeviceRGB",
                3 => $"[/Indexed/DeviceRGB {(palette.Length / 3) - 1} <{Convert.ToHexString(palette)}>]",
                _ => throw new ArgumentException("The picture must not be transparent.", nameof(picture)),
            };
            if (head[12] is not 0)
            {
                throw new ArgumentException("The picture must not be interlaced.", nameof(picture));
            }
            _pictures.Add(
                _file.AddStream(
                    packed,
                    $"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/BitsPerComponent {bits}/ColorSpace "
                        + $"{colours}/DecodeParms<</Predictor 15/Colors {(kind is 2 ? 3 : 1)}/BitsPerComponent {bits}/Columns {wide}>>",
                    packed: true
                )
            );
            var width = picture.Width * 72 / 25.4;
            var height = width * high / wide;
            Keep(height);
            var bottom = High - _y - height;
            var figure = _root.Add(
                "Figure",
                $"/Alt {Text(picture.Words)}/A<</O/Layout/Placement/Block/BBox[{Number(Margin)} "
                    + $"{Number(bottom)} {Number(Margin + width)} {Number(bottom + height)}]>>"
            );
            Here.Content.Append(
                $"/Figure <</MCID {Mark(figure)}>> BDC q {Number(width)} 0 0 {Number(height)} "
                    + $"{Number(Margin)} {Number(bottom)} cm /P{_pictures.Count} Do Q EMC\n"
            );
            _y += height + Gap;
        }

        public byte[] ToBytes()
        {
            var pages = _file.Reserve();
            var pictures = string.Concat(_pictures.Select((p, i) => $"/P{i + 1} {p} 0 R"));
            var resources = _file.Add(
                $"<</Font<</{Regular} {Font(Typeface.Regular)} 0 R/{Bold} {Font(Typeface.Bold)} 0 R>>/XObject<<{pictures}>>>>"
            );
            for (var i = 0; i < _sheets.Count; i++)
            {
                var content = _file.AddStream(Encoding.Latin1.GetBytes(_sheets[i].Content.ToString()));
                _file.Set(
                    _sheets[i].Number,
                    $"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {Number(Wide)} {Number(High)}]/Resources "
                        + $"{resources} 0 R/Contents {content} 0 R/StructParents {i}/Tabs/S>>"
                );
            }
            _file.Set(pages, $"<</Type/Pages/Count {_sheets.Count}/Kids[{string.Join(' ', _sheets.Select(s => $"{s.Number} 0 R"))}]>>");
            var title = Text(_document.Title);
            var catalog = _file.Add(
                $"<</Type/Catalog/Pages {pages} 0 R/Lang(en-GB)/MarkInfo<</Marked "
                    + $"true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot {Structure()} 0 R/Metadata {Metadata()} 0 R>>"
            );
            return _file.ToBytes(catalog, _file.Add($"<</Title {title}/Producer(OpenLIFT)>>"));
        }

        private int Structure()
        {
            var tree = _file.Reserve();
            var numbers = new Dictionary<Element, int>();
            var root = Add(_root, tree);
            var parents = string.Concat(_sheets.Select((s, i) => $"{i}[{string.Join(' ', s.Marks.Select(m => $"{numbers[m]} 0 R"))}]"));
            _file.Set(tree, $"<</Type/StructTreeRoot/K {root} 0 R/ParentTree<</Nums[{parents}]>>/ParentTreeNextKey {_sheets.Count}>>");
            return tree;

            int Add(Element element, int parent)
            {
                var number = numbers[element] = _file.Reserve();
                var kids = element
                    .Kids.Select(k =>
                        k is Piece piece ? $"<</Type/MCR/Pg {piece.Sheet.Number} 0 R/MCID {piece.Mark}>>" : $"{Add((Element)k, number)} 0 R"
                    )
                    .ToList();
                _file.Set(
                    number,
                    $"<</Type/StructElem/S/{element.Kind}/P {parent} 0 "
                        + $"R{element.More}{(element.Says is { } says ? $"/ActualText {Text(says)}" : "")}/K[{string.Join(' ', kids)}]>>"
                );
                return number;
            }
        }

        private static string Utf16(string letters) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letters));

        private const string Vocabularies =
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
            + "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"";

        private int Metadata() =>
            _file.AddPlain(
                $"""
                <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" {Vocabularies}>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(
                    _document.Title
                )}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
                <pdf:Producer>OpenLIFT</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>
                """,
                "/Type/Metadata/Subtype/XML"
            );

        /// <summary>The letters used, their widths, and what each means when it is read aloud or copied.</summary>
        private int Font(Typeface face)
        {
            var letters = _letters[face];
            letters.TryAdd(face.Glyph(new(' ')), " ");
            var name = $"{(face == Typeface.Bold ? "OLIFTB" : "OLIFTR")}+{face.Name}";
            var box = string.Join(' ', face.Box);
            var file = _file.AddStream(face.Subset(letters.Keys.ToHashSet()));
            var about = _file.Add(
                $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {face.Ascent}/Descent "
                    + $"{face.Descent}/CapHeight 729/StemV {(face == Typeface.Bold ? 160 : 88)}/FontFile2 {file} 0 R>>"
            );
            var widths = string.Join(' ', letters.Keys.Select(g => $"{g}[{face.Width(g)}]"));
            var glyphs = _file.Add(
                $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/"
                    + $"FontDescriptor {about} 0 R/CIDToGIDMap/Identity/DW 600/W[{widths}]>>"
            );
            var means = string.Concat(
                letters
                    .Chunk(100)
                    .Select(part =>
                        $"{part.Length} beginbfchar\n{string.Concat(part.Select(l => $"<{l.Key:X4}> <{Utf16(l.Value)}>\n"))}endbfchar\n"
                    )
            );
            var unicode = _file.AddStream(
                Encoding.ASCII.GetBytes(
                    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) "
                        + "/Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 "
                        + "begincodespacerange\n<0000> "
                        + $"<FFFF>\nendcodespacerange\n{means}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
                )
            );
            return _file.Add(
                $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{glyphs} 0 R]/ToUnicode {unicode} 0 R>>"
            );
        }
    }
}
