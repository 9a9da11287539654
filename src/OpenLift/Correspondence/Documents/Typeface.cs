using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;

namespace OpenLift.Correspondence.Documents;

/// <summary>One sign on paper: what it means to whoever listens or copies, how far the next stands, and how far this is moved.</summary>
internal sealed record Sign(ushort Glyph, string Means, int Advance, int Right, int Up);

/// <summary>
/// The letters of printed papers: DejaVu Sans, which has those of every European language and of Arabic, Persian, Urdu and Hebrew.
/// HarfBuzz joins and places them; the signs that a paper uses are cut out of the font's own tables (X7).
/// </summary>
#pragma warning disable CA1001 // both live as long as the service, and so does what HarfBuzz reads them from
internal sealed class Typeface
#pragma warning restore CA1001
{
    public static readonly Typeface Regular = Load("DejaVuSans");
    public static readonly Typeface Bold = Load("DejaVuSans-Bold");

    /// <summary>What stands where the font has no letter: seen, never silent.</summary>
    public const string Unknown = "\uFFFD";

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Start, int Length)> _tables = [];
    private readonly Blob _blob;
    private readonly Face _face;
    private readonly Font _font;
    private readonly Dictionary<ushort, string> _shapes = [];
    private readonly int _units;
    private readonly int _count;

    public string Name { get; }

    private Typeface(string name, byte[] file)
    {
        (Name, _file) = (name, file);
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(file, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }
        _units = U16(At("head") + 18);
        _count = U16(At("maxp") + 4);
        _blob = new(Marshal.UnsafeAddrOfPinnedArrayElement(file, 0), file.Length, MemoryMode.ReadOnly);
        _face = new(_blob, 0);
        _font = new(_face);
        _font.SetFunctionsOpenType();
        foreach (var shape in Enumerable.Range(0xFB1D, 0xFEFC - 0xFB1D + 1).Select(i => (char)i).Concat("()[]{}<>«»"))
        {
            if (_font.TryGetGlyph(shape, out var glyph))
            {
                // Two letters in one sign stay one: readers would turn them round.
                var letter = shape.ToString().Normalize(NormalizationForm.FormKC);
                _shapes.TryAdd((ushort)glyph, letter.Length is 1 ? letter : shape.ToString());
            }
        }
    }

    public int Ascent => Scaled(S16(At("hhea") + 4));
    public int Descent => Scaled(S16(At("hhea") + 6));
    public IReadOnlyList<int> Box => [.. Enumerable.Range(0, 4).Select(i => Scaled(S16(At("head") + 36 + (2 * i))))];

    public bool Has(Rune letter) => _font.TryGetGlyph((uint)letter.Value, out _);

    public ushort Glyph(Rune letter) => (ushort)(_font.TryGetGlyph((uint)letter.Value, out var glyph) ? glyph : Glyph(new(Unknown[0])));

    /// <summary>In thousandths of the letter size.</summary>
    public int Width(ushort glyph) => Scaled(_font.GetHorizontalGlyphAdvance(glyph));

    public double Width(string text, double size) => Shape(text, RightToLeft.Leads(text)).Sum(s => s.Advance) * size / 1000;

    /// <summary>The signs of one line from the left to the right of the paper.</summary>
    public IReadOnlyList<Sign> Shape(string line, bool fromRight) => [.. RightToLeft.Runs(line, fromRight).SelectMany(Shape)];

    private IEnumerable<Sign> Shape((string Words, bool FromRight) run)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.ClusterLevel = ClusterLevel.MonotoneCharacters;
        buffer.Flags = BufferFlags.RemoveDefaultIgnorables;
        buffer.AddUtf16(run.Words);
        buffer.GuessSegmentProperties();
        buffer.Direction = run.FromRight ? Direction.RightToLeft : Direction.LeftToRight;
        _font.Shape(buffer);
        var signs = buffer.GlyphInfos;
        var starts = signs.Select(s => (int)s.Cluster).Append(run.Words.Length).Distinct().Order().ToList();
        return
        [
            .. signs.Zip(
                buffer.GlyphPositions,
                (sign, place) =>
                {
                    var start = (int)sign.Cluster;
                    var letters = run.Words[start..starts[starts.BinarySearch(start) + 1]];
                    var glyph = sign.Codepoint is 0 ? Glyph(new(Unknown[0])) : (ushort)sign.Codepoint;
                    return sign.Codepoint is 0
                        ? new(glyph, Unknown, Width(glyph), 0, 0)
                        : new Sign(glyph, Means(glyph, letters), Scaled(place.XAdvance), Scaled(place.XOffset), Scaled(place.YOffset));
                }
            ),
        ];
    }

    /// <summary>The letter itself, or the one whose shape this is; a sign made of several letters means all of them.</summary>
    private string Means(ushort glyph, string letters) =>
        letters.EnumerateRunes().Where(r => Glyph(r) == glyph).Select(r => r.ToString()).FirstOrDefault()
        ?? _shapes.GetValueOrDefault(glyph, letters);

    /// <summary>The font with only these letters in it. They keep their numbers; all others are empty.</summary>
    public byte[] Subset(IReadOnlySet<ushort> used)
    {
        var kept = new HashSet<ushort>(used) { 0 };
        foreach (var glyph in kept.ToList())
        {
            AddParts(glyph, kept);
        }
        using var outlines = new MemoryStream();
        var places = new byte[4 * (_count + 1)];
        for (var glyph = 0; glyph < _count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * glyph), (uint)outlines.Length);
            if (kept.Contains((ushort)glyph))
            {
                var (start, length) = Outline(glyph);
                outlines.Write(_file, start, length);
                outlines.Write(new byte[(4 - (length % 4)) % 4]);
            }
        }
        BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * _count), (uint)outlines.Length);
        var head = Copy("head");
        head[51] = 1;
        return Join([
            ("cvt ", Copy("cvt ")),
            ("fpgm", Copy("fpgm")),
            ("glyf", outlines.ToArray()),
            ("head", head),
            ("hhea", Copy("hhea")),
            ("hmtx", Copy("hmtx")),
            ("loca", places),
            ("maxp", Copy("maxp")),
            ("prep", Copy("prep")),
        ]);
    }

    /// <summary>The parts that a letter such as é is made of.</summary>
    private void AddParts(ushort glyph, HashSet<ushort> kept)
    {
        var (start, length) = Outline(glyph);
        if (length is 0 || S16(start) >= 0)
        {
            return;
        }
        var at = start + 10;
        int flags;
        do
        {
            flags = U16(at);
            var part = (ushort)U16(at + 2);
            if (kept.Add(part))
            {
                AddParts(part, kept);
            }
            at +=
                4
                + ((flags & 0x0001) is 0 ? 2 : 4)
                + (
                    (flags & 0x0008) is not 0 ? 2
                    : (flags & 0x0040) is not 0 ? 4
                    : (flags & 0x0080) is not 0 ? 8
                    : 0
                );
        } while ((flags & 0x0020) is not 0);
    }

    private (int Start, int Length) Outline(int glyph)
    {
        var loca = At("loca");
        var (from, to) = U16(At("head") + 50) is 1
            ? ((int)U32(loca + (4 * glyph)), (int)U32(loca + (4 * glyph) + 4))
            : (2 * U16(loca + (2 * glyph)), 2 * U16(loca + (2 * glyph) + 2));
        return (At("glyf") + from, to - from);
    }

    private static byte[] Join((string Tag, byte[] Bytes)[] tables)
    {
        using var file = new MemoryStream();
        var power = (int)Math.Log2(tables.Length);
        Write(file, 0x00010000);
        Write(file, (uint)((tables.Length << 16) | (16 << power)));
        Write(file, (uint)((power << 16) | ((16 * tables.Length) - (16 << power))));
        var at = 12 + (16 * tables.Length);
        foreach (var (tag, bytes) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(tag));
            Write(file, Sum(bytes));
            Write(file, (uint)at);
            Write(file, (uint)bytes.Length);
            at += (bytes.Length + 3) & ~3;
        }
        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            file.Write(new byte[(4 - (bytes.Length % 4)) % 4]);
        }
        return file.ToArray();
    }

    private static void Write(Stream file, uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        file.Write(bytes);
    }

    private static uint Sum(byte[] bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            unchecked
            {
                sum += (uint)bytes[i] << (24 - (8 * (i % 4)));
            }
        }
        return sum;
    }

    private static Typeface Load(string name)
    {
        using var stream = typeof(Typeface).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")!;
        var file = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true); // HarfBuzz reads it where it lies
        stream.ReadExactly(file);
        return new(name, file);
    }

    private byte[] Copy(string table) => _file.AsSpan(_tables[table].Start, _tables[table].Length).ToArray();

    private int At(string table) => _tables[table].Start;

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / _units);

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
