using System.Buffers.Binary;
using System.Text;

namespace OpenLift.Correspondence.Documents;

/// <summary>
/// The letters of printed papers: DejaVu Sans, which has those of every European language and of Arabic, Persian and Urdu.
/// Reads what a PDF needs from the font's own tables and cuts out the letters that a paper uses (X7).
/// </summary>
internal sealed class Typeface
{
    public static readonly Typeface Regular = Load("DejaVuSans");
    public static readonly Typeface Bold = Load("DejaVuSans-Bold");

    /// <summary>What stands where the font has no letter: seen, never silent.</summary>
    public const int Unknown = 0xFFFD;

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Start, int Length)> _tables = [];
    private readonly Dictionary<int, ushort> _glyphs = [];
    private readonly int _units;
    private readonly int _widths;
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
        _widths = U16(At("hhea") + 34);
        _count = U16(At("maxp") + 4);
        ReadLetters();
    }

    public int Ascent => Scaled(S16(At("hhea") + 4));
    public int Descent => Scaled(S16(At("hhea") + 6));
    public IReadOnlyList<int> Box => [.. Enumerable.Range(0, 4).Select(i => Scaled(S16(At("head") + 36 + (2 * i))))];

    public bool Has(Rune letter) => _glyphs.ContainsKey(letter.Value);

    public ushort Glyph(Rune letter) => _glyphs.TryGetValue(letter.Value, out var glyph) ? glyph : _glyphs[Unknown];

    /// <summary>In thousandths of the letter size.</summary>
    public int Width(ushort glyph) => Scaled(U16(At("hmtx") + (4 * Math.Min(glyph, _widths - 1))));

    public double Width(string text, double size) => text.EnumerateRunes().Sum(r => Width(Glyph(r))) * size / 1000;

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

    /// <summary>Which glyph draws which letter: the full Unicode table (format 12).</summary>
    private void ReadLetters()
    {
        var cmap = At("cmap");
        var table = Enumerable.Range(0, U16(cmap + 2)).Select(i => cmap + (int)U32(cmap + 8 + (8 * i))).First(t => U16(t) is 12);
        for (var i = 0; i < U32(table + 12); i++)
        {
            var group = table + 16 + (12 * i);
            for (var letter = U32(group); letter <= U32(group + 4); letter++)
            {
                _glyphs[(int)letter] = (ushort)(U32(group + 8) + letter - U32(group));
            }
        }
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
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return new(name, memory.ToArray());
    }

    private byte[] Copy(string table) => _file.AsSpan(_tables[table].Start, _tables[table].Length).ToArray();

    private int At(string table) => _tables[table].Start;

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / _units);

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
