using System.Buffers.Binary;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Word = DocumentFormat.OpenXml.Wordprocessing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace OpenLift.Correspondence.Documents;

/// <summary>
/// A paper as a Word document that can be written in: real headings, lists, tables with header rows, language and title (X7).
/// </summary>
public static class WordWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(Document document)
    {
        using var memory = new MemoryStream();
        using (var word = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = document.Title;
            word.PackageProperties.Language = "en-GB";
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = Dots();
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new(
                new Word.Paragraph(
                    new ParagraphProperties(new ParagraphStyleId { Val = "Small" }),
                    Words($"{document.Title}, page "),
                    new SimpleField { Instruction = "PAGE" }
                )
            );
            var body = new Body(document.Above.SelectMany(block => Write(block, main)));
            body.Append(Styled("Heading1", document.Title));
            if (document.Subtitle is { Length: > 0 } subtitle)
            {
                body.Append(subtitle.Split('\n').Select(line => Styled("Subtitle", line)));
            }
            foreach (var block in document.Blocks)
            {
                body.Append(Write(block, main));
            }
            body.Append(
                new SectionProperties(
                    new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                    new PageSize { Width = 11906, Height = 16838 },
                    new PageMargin
                    {
                        Top = 1134,
                        Bottom = 1134,
                        Left = 1134,
                        Right = 1134,
                        Header = 567,
                        Footer = 567,
                        Gutter = 0,
                    }
                )
            );
            main.Document = new(body);
        }
        return memory.ToArray();
    }

    private static OpenXmlElement[] Write(Block block, MainDocumentPart main) =>
        block switch
        {
            Heading heading => [Styled($"Heading{heading.Level}", heading.Words)],
            Paragraph paragraph => [.. paragraph.Words.Split('\n').Select(p => Styled(null, p))],
            AddressBlock address => [Together(address)],
            Bullets bullets => [.. bullets.Items.Select(i => Styled("ListBullet", i))],
            Answers answers =>
            [
                Grid([3300, 6300], null, answers.Rows.Select(r => new[] { Cell(r.Question, "Question", r.Hint), Cell(r.Answer, null) })),
                Styled(null, ""),
            ],
            Table table =>
            [
                Grid(
                    [.. table.Head.Select(_ => 9600 / table.Head.Count)],
                    [.. table.Head.Select(h => Cell(h, "Question"))],
                    table.Rows.Select(r => r.Select(c => Cell(c, null)).ToArray())
                ),
                Styled(null, ""),
            ],
            Picture picture => [Show(picture, main)],
            _ => throw new ArgumentException($"No way to write {block.GetType().Name}.", nameof(block)),
        };

    private static Word.Table Grid(int[] widths, TableCell[]? head, IEnumerable<TableCell[]> rows)
    {
        var table = new Word.Table(
            new TableProperties(
                new TableWidth { Width = "9600", Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 },
                    new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }
                ),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa }
                ),
                new TableLook
                {
                    FirstRow = head is not null,
                    FirstColumn = head is null,
                    NoHorizontalBand = true,
                    NoVerticalBand = true,
                }
            ),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" }))
        );
        if (head is not null)
        {
            table.Append(new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. Wide(head)]));
        }
        table.Append(rows.Select(r => new TableRow([new TableRowProperties(new CantSplit()), .. Wide(r)])));
        return table;

        IEnumerable<OpenXmlElement> Wide(TableCell[] cells) =>
            cells.Select(
                (cell, i) =>
                {
                    cell.PrependChild(
                        new TableCellProperties(new TableCellWidth { Width = $"{widths[i]}", Type = TableWidthUnitValues.Dxa })
                    );
                    return cell;
                }
            );
    }

    private static TableCell Cell(string? words, string? style, string? hint = null) =>
        new([.. (words ?? "").Split('\n').Select(line => Styled(style, line)), .. hint is null ? [] : new[] { Styled("Small", hint) }]);

    private static Word.Paragraph Styled(string? style, string words)
    {
        var look = new ParagraphProperties();
        if (style is not null)
        {
            look.Append(new ParagraphStyleId { Val = style });
        }
        if (RightToLeft.Leads(words))
        {
            look.Append(new BiDi());
        }
        return new(look, Words(words));
    }

    private static Word.Paragraph Together(AddressBlock address)
    {
        var lines = new Word.Paragraph(new ParagraphProperties(new KeepLines(), new SpacingBetweenLines { After = "240" }));
        foreach (var (line, first) in address.Words.Split('\n').Select((l, i) => (l, i is 0)))
        {
            if (!first)
            {
                lines.Append(new Run(new Break()));
            }
            lines.Append(Words(line));
        }
        return lines;
    }

    /// <summary>A run that is read from the right where its letters are.</summary>
    private static Run Words(string words)
    {
        var text = new Word.Text(string.Concat(words.Where(c => !char.IsControl(c) || c is '\t')))
        {
            Space = SpaceProcessingModeValues.Preserve,
        };
        return RightToLeft.Leads(words) ? new(new RunProperties(new RightToLeftText()), text) : new(text);
    }

    private static Styles Styles()
    {
        var defaults = new DocDefaults(
            new RunPropertiesDefault(
                new RunPropertiesBaseStyle(
                    new RunFonts
                    {
                        Ascii = "Arial",
                        HighAnsi = "Arial",
                        ComplexScript = "Arial",
                    },
                    new FontSize { Val = "22" },
                    new FontSizeComplexScript { Val = "22" },
                    new Languages { Val = "en-GB", Bidi = "fa-IR" }
                )
            ),
            new ParagraphPropertiesDefault(
                new ParagraphPropertiesBaseStyle(
                    new SpacingBetweenLines
                    {
                        After = "80",
                        Line = "276",
                        LineRule = LineSpacingRuleValues.Auto,
                    }
                )
            )
        );
        return new(
            defaults,
            new Style(new StyleName { Val = "Normal" })
            {
                Type = StyleValues.Paragraph,
                StyleId = "Normal",
                Default = true,
            },
            Style("Heading1", "heading 1", 40, bold: true, outline: 0),
            Style("Subtitle", "Subtitle", 22, grey: true),
            Style("Heading2", "heading 2", 28, bold: true, outline: 1),
            Style("Heading3", "heading 3", 24, bold: true, outline: 2),
            Style("Question", "Question", 22, bold: true),
            Style("Small", "Small", 18, grey: true),
            new Style(
                new StyleName { Val = "List Bullet" },
                new BasedOn { Val = "Normal" },
                new StyleParagraphProperties(
                    new NumberingProperties(new NumberingId { Val = 1 }),
                    new Indentation { Left = "360", Hanging = "360" }
                )
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = "ListBullet",
            }
        );
    }

    private static Style Style(string id, string name, int size, bool bold = false, bool grey = false, int? outline = null)
    {
        var look = new StyleRunProperties();
        if (bold)
        {
            look.Append(new Bold());
        }
        if (grey)
        {
            look.Append(new Color { Val = "505A5F" });
        }
        look.Append(new FontSize { Val = $"{size}" });
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = id };
        if (outline is { } level)
        {
            style.Append(
                new StyleParagraphProperties(
                    new KeepNext(),
                    new SpacingBetweenLines { Before = "240", After = "120" },
                    new OutlineLevel { Val = level }
                )
            );
        }
        style.Append(look);
        return style;
    }

    private static Numbering Dots() =>
        new(
            new AbstractNum(
                new Level(
                    new NumberingFormat { Val = NumberFormatValues.Bullet },
                    new LevelText { Val = "•" },
                    new LevelJustification { Val = LevelJustificationValues.Left },
                    new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "360" })
                )
                {
                    LevelIndex = 0,
                }
            )
            {
                AbstractNumberId = 1,
            },
            new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 }
        );

    private static Word.Paragraph Show(Picture picture, MainDocumentPart main)
    {
        var part = main.AddImagePart(ImagePartType.Png);
        using (var png = new MemoryStream(picture.Png))
        {
            part.FeedData(png);
        }
        var wide = picture.Width * 36000L;
        var high =
            wide
            * BinaryPrimitives.ReadInt32BigEndian(picture.Png.AsSpan(20))
            / BinaryPrimitives.ReadInt32BigEndian(picture.Png.AsSpan(16));
        var number = (uint)main.ImageParts.Count();
        return new(
            new Run(
                new Drawing(
                    new Wp.Inline(
                        new Wp.Extent { Cx = wide, Cy = high },
                        new Wp.DocProperties
                        {
                            Id = number,
                            Name = $"Picture {number}",
                            Description = picture.Words,
                        },
                        new A.Graphic(
                            new A.GraphicData(
                                new Pic.Picture(
                                    new Pic.NonVisualPictureProperties(
                                        new Pic.NonVisualDrawingProperties
                                        {
                                            Id = number,
                                            Name = $"Picture {number}",
                                            Description = picture.Words,
                                        },
                                        new Pic.NonVisualPictureDrawingProperties()
                                    ),
                                    new Pic.BlipFill(new A.Blip { Embed = main.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
                                    new Pic.ShapeProperties(
                                        new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = wide, Cy = high }),
                                        new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }
                                    )
                                )
                            )
                            {
                                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
                            }
                        )
                    )
                )
            )
        );
    }
}
