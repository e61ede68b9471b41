using EmpathyGuard.Compiled;

namespace EmpathyGuard.Tests.Compiled;

public sealed class CompiledFileTests
{
    [Fact]
    public void Open_WhatWasWritten_ReadsTheSame()
    {
        CompiledReader reader = CompiledFile.Open(Written());

        Assert.Equal([0, 127, 128, int.MaxValue], reader.Ints());
        Assert.Equal("größer 🙂", reader.Text());
        Assert.Equal([ulong.MaxValue, 1], reader.ULongs());
        Assert.Equal([-0.25f, 0f, -0f, 0.001f, -12345.678f, float.Epsilon, float.MaxValue, float.NaN], reader.Singles());
        Assert.Equal([double.MinValue, -0.0], reader.Doubles());
        Assert.True(reader.AtEnd);
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(Written(), Written());

    [Fact]
    public void Open_AnyByteChanged_SaysThatItIsDamaged()
    {
        byte[] file = Written();
        for (int i = 0; i < file.Length; i++)
        {
            byte[] changed = [.. file];
            changed[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => CompiledFile.Open(changed));
        }
    }

    [Fact]
    public void Open_CutShortOrTooLong_SaysThatItIsDamaged()
    {
        byte[] file = Written();
        for (int length = 0; length < file.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => CompiledFile.Open(file.AsSpan(0, length)));
        }

        Assert.Throws<InvalidDataException>(() => CompiledFile.Open([.. file, 0]));
    }

    [Fact]
    public void Open_AnotherFormat_NamesBoth()
    {
        byte[] file = Written();
        file[4] = 99;

        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => CompiledFile.Open(file));

        Assert.Contains("99", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Embedded_NoSuchResource_SaysSo()
    {
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => CompiledFile.Embedded("EmpathyGuard.none.bin"));

        Assert.Contains("missing", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("EmpathyGuard.none.bin", CompiledFile.Unreadable("EmpathyGuard.none.bin", thrown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PastTheEnd_SaysThatItIsDamaged()
    {
        byte[] file = CompiledFile.Write(new CompiledWriter());

        Assert.Throws<InvalidDataException>(() => CompiledFile.Open(file).Int());
        Assert.Throws<InvalidDataException>(() => CompiledFile.Open(file).ULong());
        Assert.Throws<InvalidDataException>(() => CompiledFile.Open(file).Text());
    }

    [Fact]
    public void Read_MoreThanThereIs_AllocatesNothingOfIt()
    {
        var writer = new CompiledWriter();
        writer.Int(int.MaxValue);
        byte[] file = CompiledFile.Write(writer);

        Assert.Throws<InvalidDataException>(() => CompiledFile.Open(file).Ints());
        Assert.Throws<InvalidDataException>(() => CompiledFile.Open(file).Doubles());
        Assert.Throws<InvalidDataException>(() => CompiledFile.Open(file).Place(int.MaxValue));
    }

    [Fact]
    public void Int_Negative_CannotBeWritten() => Assert.Throws<ArgumentOutOfRangeException>(() => new CompiledWriter().Int(-1));

    private static byte[] Written()
    {
        var writer = new CompiledWriter();
        writer.Ints([0, 127, 128, int.MaxValue]);
        writer.Text("größer 🙂");
        writer.ULongs([ulong.MaxValue, 1]);
        writer.Singles([-0.25f, 0f, -0f, 0.001f, -12345.678f, float.Epsilon, float.MaxValue, float.NaN]);
        writer.Doubles([double.MinValue, -0.0]);
        return CompiledFile.Write(writer);
    }
}
